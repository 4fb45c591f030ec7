import { afterEach, describe, expect, it } from 'vitest';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import {
  createSignalChannelPair,
  createSyntheticStream,
  isSameColor,
  readPictureColor,
  type Rgb,
  type SyntheticStream,
  type SyntheticStreamOptions,
} from '../../testing/index';
import { watchConnections } from './openConnections';
import { createPeer } from './createPeer';
import type { Peer, PeerOptions } from './peer';
import type { PeerMessage } from './message';
import type { SignalChannel } from './signalChannel';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

function stream(options: SyntheticStreamOptions): SyntheticStream {
  const made = createSyntheticStream(options);
  cleanups.push(() => made.stop());
  return made;
}

interface End extends Peer {
  readonly sent: readonly PeerMessage[];
}

function end(channel: SignalChannel, options: Partial<PeerOptions> & { initiator: boolean }): End {
  const sent: PeerMessage[] = [];
  const peer = createPeer({
    send(message) {
      sent.push(message);
      channel.send(message);
    },
    ...options,
  });
  cleanups.push(channel.subscribe((message) => peer.receive(message)));
  cleanups.push(() => peer.close());
  return Object.defineProperty(peer, 'sent', { value: sent }) as End;
}

function pair(): [End, End] {
  const [a, b] = createSignalChannelPair();
  return [end(a, { initiator: true }), end(b, { initiator: false })];
}

const status = (peer: Peer) => expect.poll(() => peer.getSnapshot().status, { timeout: 10_000 });

async function connect(...peers: Peer[]) {
  for (const peer of peers) peer.start();
  for (const peer of peers) await status(peer).toBe('connected');
}

/** The codes of the errors that a peer has had from now on. */
function errorsOf(peer: Peer): () => unknown[] {
  const codes = new Set<string>();
  cleanups.push(peer.subscribe(() => codes.add(peer.getSnapshot().error?.code ?? 'none')));
  return () => [...codes].filter((code) => code !== 'none');
}

async function onlyRemote(peer: Peer): Promise<MediaStream> {
  await expect.poll(() => peer.getSnapshot().remoteStreams.length).toBe(1);
  return peer.getSnapshot().remoteStreams[0] as MediaStream;
}

const expectColor = (from: MediaStream, color: Rgb) =>
  expect.poll(async () => isSameColor(await readPictureColor(from), color), { timeout: 10_000 }).toBe(true);

const offers = (peer: End) =>
  peer.sent.flatMap((message) => (message.type === 'signal' ? message.signals : [])).filter(({ type }) => type === 'offer')
    .length;

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];
const css = (color: Rgb) => `rgb(${color.join(' ')})`;

describe('connecting', () => {
  it('carries both pictures', async () => {
    const [a, b] = pair();
    a.setStreams([stream({ color: css(RED) }).stream]);
    b.setStreams([stream({ color: css(BLUE) }).stream]);
    await connect(a, b);
    await expectColor(await onlyRemote(a), BLUE);
    await expectColor(await onlyRemote(b), RED);
  });

  it('does not mind which side comes first, nor what was said before the other listened', async () => {
    for (const initiatorFirst of [true, false]) {
      const [first, second] = createSignalChannelPair();
      const early = end(first, { initiator: initiatorFirst });
      early.start();
      await Promise.resolve();
      const late = end(second, { initiator: !initiatorFirst });
      await connect(late, early);
    }
  });

  it('needs at most three messages a side', async () => {
    const [a, b] = pair();
    a.setStreams([stream({ toneHz: 440 }).stream]);
    b.setStreams([stream({ toneHz: 440 }).stream]);
    await connect(a, b);
    const signals = (peer: End) => peer.sent.filter(({ type }) => type === 'signal').length;
    expect(signals(a)).toBeLessThanOrEqual(3);
    expect(signals(b)).toBeLessThanOrEqual(3);
  });

  it('works without any media', async () => {
    const [a, b] = pair();
    await connect(a, b);
    expect(a.getSnapshot().remoteStreams).toEqual([]);
  });

  it('goes on when the ICE servers can not be fetched', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = end(channelA, { initiator: true, iceServers: () => Promise.reject(new Error('502')) });
    await connect(a, end(channelB, { initiator: false }));
    expect(a.getSnapshot().error).toBeNull();
  });

  it('leaves out what is no ICE server, says so, and connects with the rest', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const iceServers = [{ urls: 'http://not.a.stun.server' }, 42 as never, { urls: ['turn:without.credentials'] }];
    const a = end(channelA, { initiator: true, iceServers });
    const told = errorsOf(a);
    await connect(a, end(channelB, { initiator: false }));
    expect(told()).toEqual(['ice-server-invalid']);
    expect(a.connection?.getConfiguration().iceServers).toEqual([]);
    expect(a.getSnapshot().error).toBeNull();
  });

  it('does so with what only this browser refuses', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    // Firefox knows no stuns.
    const iceServers = [{ urls: ['stuns:stun.invalid', 'stun:stun.invalid:3479'] }];
    const a = end(channelA, { initiator: true, iceServers });
    await connect(a, end(channelB, { initiator: false }));
    const left = a.connection?.getConfiguration().iceServers?.flatMap(({ urls }) => urls);
    expect(left).toContain('stun:stun.invalid:3479');
  });

  it.each([
    ['a number', 42],
    ['HTML', '<!doctype html><title>502</title>'],
    ['nothing', undefined],
    ['an array of numbers', [1, 2]],
  ])('connects when the source of ICE servers answers %s', async (_name, answer) => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = end(channelA, { initiator: true, iceServers: () => Promise.resolve(answer as never) });
    const told = errorsOf(a);
    await connect(a, end(channelB, { initiator: false }));
    expect(told()).toEqual([Array.isArray(answer) ? 'ice-server-invalid' : 'turn-unreachable']);
  });
});

describe('changing what is sent', () => {
  it('adds a stream from either side, and takes it away again', async () => {
    const [a, b] = pair();
    await connect(a, b);
    const fromA = stream({ color: css(RED) });
    const fromB = stream({ color: css(BLUE) });
    a.setStreams([fromA.stream]);
    b.setStreams([fromB.stream]);
    await expectColor(await onlyRemote(b), RED);
    await expectColor(await onlyRemote(a), BLUE);

    a.setStreams([]);
    b.setStreams([]);
    await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
    await expect.poll(() => a.getSnapshot().remoteStreams.length).toBe(0);
  });

  it('takes the same stream back after it was removed', async () => {
    const [a, b] = pair();
    const { stream: camera } = stream({ color: css(RED) });
    a.setStreams([camera]);
    await connect(a, b);
    await onlyRemote(b);
    a.setStreams([]);
    await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
    a.setStreams([camera]);
    await expectColor(await onlyRemote(b), RED);
  });

  it('shares twenty screens one after the other, from both sides, without growing', async () => {
    const [a, b] = pair();
    await connect(a, b);
    for (let round = 1; round <= 20; round++) {
      a.setStreams([stream({}).stream]);
      b.setStreams([stream({}).stream]);
      await expect.poll(() => b.getSnapshot().remoteStreams.length, { timeout: 5000 }).toBe(1);
      await expect.poll(() => a.getSnapshot().remoteStreams.length, { timeout: 5000 }).toBe(1);
      a.setStreams([]);
      b.setStreams([]);
      await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
      await expect.poll(() => a.getSnapshot().remoteStreams.length).toBe(0);
    }
    expect(a.connection?.getTransceivers().length).toBeLessThanOrEqual(3);
    const last = stream({ color: css(RED) }).stream;
    a.setStreams([last]);
    await expectColor(await onlyRemote(b), RED);
  }, 60_000);

  it('swaps, drops and takes back a track without another offer', async () => {
    const [a, b] = pair();
    const red = stream({ color: css(RED) });
    const blue = stream({ color: css(BLUE) });
    const [redTrack, blueTrack] = [red, blue].map((each) => each.stream.getVideoTracks()[0] as MediaStreamTrack);
    const camera = new MediaStream([redTrack as MediaStreamTrack]);
    a.setStreams([camera]);
    await connect(a, b);
    const remote = await onlyRemote(b);
    await expectColor(remote, RED);
    const before = offers(a);

    removeTrackFrom(camera, redTrack as MediaStreamTrack);
    addTrackTo(camera, blueTrack as MediaStreamTrack);
    await expectColor(remote, BLUE);
    expect(offers(a)).toBe(before);
  });

  it('sends two streams that can be told apart by their ids', async () => {
    const [a, b] = pair();
    const camera = stream({ color: css(RED) }).stream;
    const screen = stream({ color: css(BLUE) }).stream;
    a.setStreams([camera, screen]);
    await connect(a, b);
    await expect.poll(() => b.getSnapshot().remoteStreams.map(({ id }) => id).toSorted()).toEqual([camera.id, screen.id].toSorted());
  });
});

describe('data', () => {
  it('carries text as text and bytes as bytes, also what was sent too early', async () => {
    const [a, b] = pair();
    const heard: (string | ArrayBuffer)[] = [];
    b.subscribeData((data) => heard.push(data));
    a.send('early');
    await connect(a, b);
    a.send('später, 나중에');
    a.send(new Uint8Array([1, 2, 3]));
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.slice(0, 2)).toEqual(['early', 'später, 나중에']);
    expect(new Uint8Array(heard[2] as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('refuses what is too large, and goes on', async () => {
    const [a, b] = pair();
    await connect(a, b);
    expect(() => a.send(new Uint8Array(256 * 1024 + 1))).toThrow(expect.objectContaining({ code: 'message-too-large' }));
    const heard: unknown[] = [];
    b.subscribeData((data) => heard.push(data));
    a.send('x'.repeat(200_000));
    await expect.poll(() => heard.length).toBe(1);
  });
});

describe('ending', () => {
  it('tells the other side, and can begin again', async () => {
    const [a, b] = pair();
    await connect(a, b);
    a.close();
    expect(a.getSnapshot()).toMatchObject({ status: 'closed', remoteStreams: [], error: null });
    await status(b).toBe('closed');
    expect(a.connection).toBeNull();
    a.start();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
  });

  it('lets a reloaded side take its old place', async () => {
    for (const initiatorReloads of [true, false]) {
      const [channelA, channelB] = createSignalChannelPair();
      const stays = end(channelA, { initiator: !initiatorReloads });
      const leave = new AbortController();
      const old = createPeer({
        initiator: initiatorReloads,
        send: (message) => !leave.signal.aborted && channelB.send(message),
      });
      const unsubscribe = channelB.subscribe((message) => old.receive(message));
      await connect(stays, old);
      // A reload says no goodbye.
      leave.abort();
      unsubscribe();
      old.close();
      await connect(end(channelB, { initiator: initiatorReloads }));
      await status(stays).toBe('connected');
    }
  });

  it('leaves no connection open and the tracks alone', async () => {
    const connections = watchConnections();
    const [a, b] = pair();
    const camera = stream({}).stream;
    a.setStreams([camera]);
    await connect(a, b);
    expect(connections.open()).toHaveLength(2);
    a.close();
    b.close();
    await expect.poll(() => connections.open().length).toBe(0);
    expect(camera.getTracks().map(({ readyState }) => readyState)).toEqual(['live']);
  });

  it('starts over on request, from either side', async () => {
    const [a, b] = pair();
    await connect(a, b);
    for (const peer of [a, b]) {
      const before = [a.connection, b.connection];
      peer.rebuild();
      await expect.poll(() => [a.connection, b.connection].some((each) => each === null || before.includes(each))).toBe(false);
      await status(a).toBe('connected');
      await status(b).toBe('connected');
    }
  });

  it('finds a new path on request, from either side, over the same connection', async () => {
    const [a, b] = pair();
    await connect(a, b);
    for (const peer of [a, b]) {
      const { connection } = a;
      const before = offers(a);
      peer.restartIce();
      await expect.poll(() => offers(a)).toBe(before + 1);
      await expect.poll(() => connection?.signalingState).toBe('stable');
      expect(a.connection).toBe(connection);
      await status(a).toBe('connected');
    }
  });
});

describe('whatever comes in', () => {
  const rubbish: unknown[] = [
    null,
    undefined,
    '',
    'not JSON',
    '{',
    42,
    [],
    {},
    { v: 1 },
    { v: 1, type: 'signal', session: 'abcdefgh', signals: [] },
    { v: 1, type: 'signal', session: 'abcdefgh', signals: [{ type: 'offer', sdp: 'nonsense' }] },
    { v: 1, type: 'hello', session: '../../../etc' },
    { v: 1, type: 'bye', session: 'abcdefgh' },
  ];

  it('drops rubbish and stays connected', async () => {
    const [a, b] = pair();
    await connect(a, b);
    for (const each of rubbish) {
      a.receive(each);
      b.receive(each);
    }
    const head = (peer: End) => ({ v: 1, session: peer.sent.at(-1)?.session, type: 'signal' });
    const signals: unknown[] = [
      { type: 'candidate', candidate: { candidate: 'candidate:1 1 udp 1 1.2.3.4 5 typ host', sdpMid: '99' } },
      { type: 'candidate', candidate: { candidate: '' } },
      { type: 'candidate', candidate: null },
      { type: 'answer', sdp: 'v=0\r\n' },
      { type: 'restart' },
    ];
    for (const signal of signals) {
      a.receive({ ...head(b), signals: [signal] });
      b.receive({ ...head(a), signals: [signal] });
    }
    const heard: unknown[] = [];
    b.subscribeData((data) => heard.push(data));
    a.send('still here');
    await expect.poll(() => heard).toEqual(['still here']);
    await status(a).toBe('connected');
    await status(b).toBe('connected');
  });

  it('does not keep candidates without end', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = end(channelA, { initiator: true, greet: false });
    a.start();
    let offer: PeerMessage | null = null;
    channelB.subscribe((message) => (offer ??= message as PeerMessage));
    await expect.poll(() => offer).not.toBeNull();
    const candidate = { candidate: 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host', sdpMid: '0' };
    const signals = Array.from({ length: 64 }, () => ({ type: 'candidate', candidate }));
    const head = { v: 1, session: 'abcdefgh', to: (offer as PeerMessage | null)?.session, type: 'signal' };
    for (let round = 0; round < 100; round++) a.receive({ ...head, signals });
    expect(a.getSnapshot().status).toBe('connecting');
  });

  it('starts over for the other side only so often', async () => {
    const connections = watchConnections();
    const [channelA] = createSignalChannelPair();
    const a = end(channelA, { initiator: true });
    a.start();
    for (let each = 0; each < 500; each++) a.receive({ v: 1, type: 'hello', session: `session-${each}-x` });
    await expect.poll(() => connections.made()).toBeGreaterThan(0);
    expect(connections.made()).toBeLessThan(10);
  });

  it('does not let the other side pile up transceivers', async () => {
    const [a, b] = pair();
    await connect(a, b);
    const session = b.sent.at(-1)?.session;
    const signal = { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } };
    for (let round = 0; round < 200; round++) a.receive({ v: 1, type: 'signal', session, signals: [signal] });
    expect(a.connection?.getTransceivers().length).toBeLessThanOrEqual(16);
    await status(a).toBe('connected');
  });

  it('says when the other side speaks another version', () => {
    const [a] = pair();
    a.start();
    a.receive({ v: 2, type: 'something new' });
    expect(a.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'protocol-mismatch' } });
  });
});
