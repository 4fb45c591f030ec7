import { describe, expect, it, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import { watchConnections } from './openConnections';
import type { Peer } from './peer';
import type { SignalChannel } from './signalChannel';
import { connect, countOffers, expectStatus, makePeer, makePeers, makeStream, type TestPeer } from './testPeers';

/** The codes of the errors that a peer has had from now on. */
function errorsOf(peer: Peer): () => unknown[] {
  const codes = new Set<string>();
  onTestFinished(peer.subscribe(() => codes.add(peer.getSnapshot().error?.code ?? 'none')));
  return () => [...codes].filter((code) => code !== 'none');
}

/** A channel that is as good as gone once `signal` aborts. */
const endingWith = (signal: AbortSignal, channel: SignalChannel): SignalChannel => ({
  send: (message) => !signal.aborted && channel.send(message),
  subscribe: (listener) => channel.subscribe((message) => !signal.aborted && listener(message)),
});

describe('connecting', () => {
  it('does not mind which side comes first, nor what was said before the other listened', async () => {
    for (const initiatorFirst of [true, false]) {
      const [first, second] = createSignalChannelPair();
      const early = makePeer(first, { initiator: initiatorFirst });
      early.start();
      await Promise.resolve();
      const late = makePeer(second, { initiator: !initiatorFirst });
      await connect(late, early);
    }
  });

  it('needs at most three messages a side', async () => {
    const [a, b] = makePeers();
    a.setStreams([makeStream({ toneHz: 440 }).stream]);
    b.setStreams([makeStream({ toneHz: 440 }).stream]);
    await connect(a, b);
    const signals = (peer: TestPeer) => peer.sent.filter(({ type }) => type === 'signal').length;
    expect(signals(a)).toBeLessThanOrEqual(3);
    expect(signals(b)).toBeLessThanOrEqual(3);
  });

  it('works without any media', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    expect(a.getSnapshot().remoteStreams).toEqual([]);
  });

  it('goes on when the ICE servers can not be fetched', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = makePeer(channelA, { initiator: true, iceServers: () => Promise.reject(new Error('502')) });
    await connect(a, makePeer(channelB, { initiator: false }));
    expect(a.getSnapshot().error).toBeNull();
  });

  it('leaves out what is no ICE server, says so, and connects with the rest', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const iceServers = [{ urls: 'http://not.a.stun.server' }, 42 as never, { urls: ['turn:without.credentials'] }];
    const a = makePeer(channelA, { initiator: true, iceServers });
    const told = errorsOf(a);
    await connect(a, makePeer(channelB, { initiator: false }));
    expect(told()).toEqual(['ice-server-invalid']);
    expect(a.connection?.getConfiguration().iceServers).toEqual([]);
    expect(a.getSnapshot().error).toBeNull();
  });

  it('does so with what only this browser refuses', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    // Firefox knows no stuns.
    const iceServers = [{ urls: ['stuns:stun.invalid', 'stun:stun.invalid:3479'] }];
    const a = makePeer(channelA, { initiator: true, iceServers });
    await connect(a, makePeer(channelB, { initiator: false }));
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
    const a = makePeer(channelA, { initiator: true, iceServers: () => Promise.resolve(answer as never) });
    const told = errorsOf(a);
    await connect(a, makePeer(channelB, { initiator: false }));
    expect(told()).toEqual([Array.isArray(answer) ? 'ice-server-invalid' : 'turn-unreachable']);
  });
});

describe('data', () => {
  it('carries text as text and bytes as bytes, also what was sent too early', async () => {
    const [a, b] = makePeers();
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
    const [a, b] = makePeers();
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
    const [a, b] = makePeers();
    await connect(a, b);
    a.close();
    expect(a.getSnapshot()).toMatchObject({ status: 'closed', remoteStreams: [], error: null });
    await expectStatus(b).toBe('closed');
    expect(a.connection).toBeNull();
    a.start();
    await expectStatus(a).toBe('connected');
    await expectStatus(b).toBe('connected');
  });

  it('lets a reloaded side take its old place', async () => {
    for (const initiatorReloads of [true, false]) {
      const [channelA, channelB] = createSignalChannelPair();
      const stays = makePeer(channelA, { initiator: !initiatorReloads });
      const page = new AbortController();
      const old = makePeer(endingWith(page.signal, channelB), { initiator: initiatorReloads });
      await connect(stays, old);
      // A reload says no goodbye.
      page.abort();
      old.close();
      await connect(makePeer(channelB, { initiator: initiatorReloads }));
      await expectStatus(stays).toBe('connected');
    }
  });

  it('leaves no connection open and the tracks alone', async () => {
    const connections = watchConnections();
    const [a, b] = makePeers();
    const camera = makeStream({}).stream;
    a.setStreams([camera]);
    await connect(a, b);
    expect(connections.open()).toHaveLength(2);
    a.close();
    b.close();
    await expect.poll(() => connections.open().length).toBe(0);
    expect(camera.getTracks().map(({ readyState }) => readyState)).toEqual(['live']);
  });

  it('starts over on request, from either side', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    for (const peer of [a, b]) {
      const before = [a.connection, b.connection];
      peer.rebuild();
      await expect.poll(() => [a.connection, b.connection].some((each) => each === null || before.includes(each))).toBe(false);
      await expectStatus(a).toBe('connected');
      await expectStatus(b).toBe('connected');
    }
  });

  it('finds a new path on request, from either side, over the same connection', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    for (const peer of [a, b]) {
      const { connection } = a;
      const before = countOffers(a);
      peer.restartIce();
      await expect.poll(() => countOffers(a)).toBe(before + 1);
      await expect.poll(() => connection?.signalingState).toBe('stable');
      expect(a.connection).toBe(connection);
      await expectStatus(a).toBe('connected');
    }
  });
});
