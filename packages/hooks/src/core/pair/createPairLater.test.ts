import { expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createPart } from '../part';
import { createSession } from '../session/createSession';
import { createStore } from '../store';
import type { Peer, PeerOptions, PeerState } from '../peer/peer';
import type { DataChannel } from '../peer/channels/dataChannel';
import { createPairLater, type PairCode } from './createPairLater';

// What a connection is made of takes WebRTC: here it is one that writes down what is asked of it. `usePeer` has the real one.

type Code = NonNullable<PairCode['loaded']>;

/** A connection's code, which comes when the test says so. */
function makeCode() {
  const log: unknown[][] = [];
  const note = (type: string) => (...values: unknown[]) => void log.push([type, ...values]);
  const store = createStore<PeerState>({ status: 'idle', remoteStreams: [], error: null, remoteError: null });
  function createPeer(options: PeerOptions, channels: Peer['channels'] | undefined): Peer {
    log.push(['made', options.initiator]);
    return {
      ...store,
      start() {
        log.push(['start']);
        store.set({ status: 'connecting' });
      },
      receive: note('receive'),
      onSessionOpen: note('sessionOpen'),
      onSessionReset: note('sessionReset'),
      setStreams: note('streams'),
      setLimits: note('limits'),
      setAudioFormat: note('audioFormat'),
      send: note('send'),
      subscribeData: () => () => undefined,
      subscribeEvents: (listener) => {
        listener({ kind: 'connection', direction: null, at: 0, detail: null, cause: null });
        return () => undefined;
      },
      setInitiator: note('initiator'),
      restartIce: note('restartIce'),
      rebuild: note('rebuild'),
      close: note('close'),
      channels: channels!,
      connection: null,
    };
  }
  const channel: DataChannel<unknown> = {
    ...createStore({ status: 'closed' as const, error: null }),
    open: note('openChannel'),
    close: note('closeChannel'),
    send: () => Promise.resolve(null),
    subscribeMessages: () => note('unsubscribeChannel'),
    bufferedBytes: 0,
  };
  const answers: { resolve(code: Code): void; reject(cause: unknown): void }[] = [];
  const load = vi.fn<() => Promise<Code>>(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
  const names = () => log.map(([name]) => name);
  return {
    log,
    names,
    load,
    code: createPart(load),
    arrive: () => answers.at(-1)?.resolve({ createPeer, createSegmentChannel: () => channel }),
    fail: () => answers.at(-1)?.reject(new TypeError('offline')),
  };
}

/** A pair's end, and the session at the other end of its signaling, which the test lets hear what was sent. */
function makePair() {
  const page = createVirtualEnvironment();
  const made = makeCode();
  const sent: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const signaling = {
    send: (message: unknown) => void sent.push(message),
    subscribe(listener: (message: unknown) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const pair = createPairLater({ signaling, initiator: true, environment: page }, made.code);
  const heard: unknown[] = [];
  const remote = createSession({
    clock: page,
    transport: {
      send(segment) {
        for (const listener of listeners) listener(JSON.parse(JSON.stringify(segment)));
        return false;
      },
    },
    onMessage: (message) => void heard.push(message),
    onReset: () => undefined,
  });
  /** Lets each side hear what the other one has said until nothing more is said. */
  function exchange() {
    for (let next = sent.shift(); next; next = sent.shift()) remote.receive(JSON.parse(JSON.stringify(next)));
  }
  return { ...made, page, pair, sent, listeners, remote, heard, exchange };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

it('fetches the code beside the question whether the other side is there, and does what that has answered', async () => {
  const { pair, load, sent, exchange, remote, names, log, arrive } = makePair();
  expect(load).not.toHaveBeenCalled();
  pair.open();
  expect(load).toHaveBeenCalledTimes(1);
  expect(sent).toHaveLength(1);
  expect(pair.peer.getSnapshot().status).toBe('connecting');
  remote.announce();
  exchange();
  remote.send({ hello: true }, false);
  exchange();
  expect(names()).toEqual([]);
  arrive();
  await settled();
  expect(names().slice(0, 1)).toEqual(['made']);
  expect(names().slice(-4)).toEqual(['openChannel', 'start', 'sessionOpen', 'receive']);
  expect(log.at(-1)).toEqual(['receive', { hello: true }]);
});

it('begins anew with the other side where that has said more meanwhile than is kept', async () => {
  const { pair, page, exchange, remote, names, arrive } = makePair();
  pair.open();
  remote.announce();
  exchange();
  for (let index = 0; index < 70; index += 1) {
    remote.send({ index }, false);
    // Until it is acknowledged.
    page.advance(1000);
    exchange();
  }
  arrive();
  await settled();
  expect(names().slice(-2)).toEqual(['start', 'rebuild']);
  expect(names()).not.toContain('receive');
});

it('gives the connection what was set and sent before it was there', async () => {
  const { pair, arrive, log, load } = makePair();
  const { peer } = pair;
  const limits = () => null;
  const events: string[] = [];
  peer.setLimits(limits);
  peer.setAudioFormat({ stereo: true, maxKbps: 128 });
  peer.send('early');
  peer.subscribeEvents(({ kind }) => events.push(kind));
  peer.subscribeEvents(({ kind }) => events.push(`not ${kind}`))();
  expect(() => peer.send(new Uint8Array(300 * 1024))).toThrow(expect.objectContaining({ code: 'message-too-large' }));
  pair.open();
  arrive();
  await settled();
  expect(log).toEqual(expect.arrayContaining([['limits', limits], ['audioFormat', { stereo: true, maxKbps: 128 }], ['send', 'early']]));
  expect(events).toEqual(['connection']);
  peer.send('late');
  peer.restartIce();
  expect(log.slice(-2)).toEqual([['send', 'late'], ['restartIce']]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('fails with a way out where the code can not be had, and tries again when it is told to', async () => {
  const { pair, fail, arrive, names } = makePair();
  const { peer } = pair;
  pair.open();
  fail();
  await settled();
  expect(peer.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'chunk-unavailable', recovery: 'reload' } });
  peer.restartIce();
  expect(peer.getSnapshot()).toMatchObject({ status: 'connecting', error: null });
  arrive();
  await settled();
  expect(names()).toContain('start');
});

it('says goodbye where it is closed before the code is there, and makes nothing of that', async () => {
  const { pair, arrive, names, heard, remote, exchange, listeners, page } = makePair();
  pair.open();
  remote.announce();
  exchange();
  pair.close();
  exchange();
  expect(heard).toEqual([{ v: 1, type: 'bye' }]);
  expect(pair.peer.getSnapshot().status).toBe('closed');
  expect(listeners.size).toBe(0);
  arrive();
  await settled();
  expect(names()).toEqual([]);
  pair.open();
  await settled();
  expect(names().slice(0, 1)).toEqual(['made']);
  expect(names()).toContain('start');
  pair.close();
  expect(names()).toContain('close');
  remote.close();
  page.advance(600_000);
});
