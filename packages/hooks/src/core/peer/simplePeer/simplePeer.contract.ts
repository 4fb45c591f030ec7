import type SimplePeer from 'simple-peer';
import { describe, expect, it } from 'vitest';
import { closed, codeOf, connect, connectedPair, opened, recorded, videoStream, type Constructor } from './contractPeers';

/** What simple-peer documents and we rely on: true of the original, and of the build without Node's modules. */
export function describeSimplePeer(name: string, SimplePeerClass: Constructor): void {
  describe(`${name}: connecting`, () => {
    it('emits an offer at the initiator and nothing at the other end until that is taken', async () => {
      const [a, b] = [opened(SimplePeerClass, { initiator: true }), opened(SimplePeerClass)];
      const [signals, others] = [recorded(a, 'signal'), recorded(b, 'signal')];
      await expect.poll(() => signals.length).toBeGreaterThan(0);
      expect(signals[0]).toEqual([{ type: 'offer', sdp: expect.stringMatching(/^v=0/) as string }]);
      expect(others).toEqual([]);
      expect([a.connected, b.connected]).toEqual([false, false]);
    });

    it('emits connect once at each end, with states and addresses', async () => {
      const [a, b] = [opened(SimplePeerClass, { initiator: true }), opened(SimplePeerClass)];
      const told = [a, b].map((peer) => recorded(peer, 'connect', 'iceStateChange', 'signalingStateChange', 'negotiated'));
      const signals = recorded(b, 'signal');
      await connect(a, b);
      for (const events of told) {
        expect(events.filter((values) => values.length === 0).length).toBeGreaterThanOrEqual(1);
        expect(events).toContainEqual(['stable']);
        expect(events.map(([state]) => state)).toContain('connected');
      }
      expect(a.address()).toMatchObject({ family: expect.stringMatching(/^IPv[46]$/) as string });
      // Each end reads its path when it connects; the browser may have gone over to another one in between.
      expect(JSON.stringify(signals)).toContain(` ${a.remotePort} typ `);
    });

    it('takes signals as JSON, and sends one each without trickle', async () => {
      const [a, b] = [
        opened(SimplePeerClass, { initiator: true, trickle: false }),
        opened(SimplePeerClass, { trickle: false }),
      ];
      const [offers, answers] = [recorded(a, 'signal'), recorded(b, 'signal')];
      await connect(a, b, JSON.stringify);
      expect(offers).toEqual([[{ type: 'offer', sdp: expect.stringContaining('a=candidate:') as string }]]);
      expect(answers).toEqual([[{ type: 'answer', sdp: expect.stringContaining('a=candidate:') as string }]]);
    });

    it('lets a description be changed before it is used', async () => {
      const sdpTransform = ((sdp: string) => sdp.replace(/^s=.*$/m, 's=changed')) as never;
      const a = opened(SimplePeerClass, { initiator: true, sdpTransform });
      const signals = recorded(a, 'signal');
      await expect.poll(() => signals[0]).toMatchObject([{ type: 'offer' }]);
      expect(SimplePeerClass.WEBRTC_SUPPORT).toBe(true);
    });
  });

  describe(`${name}: data`, () => {
    it('carries text and bytes in order, as bytes', async () => {
      const [a, b] = await connectedPair(SimplePeerClass);
      const received = recorded(b, 'data') as [Uint8Array][];
      a.send('grüß dich');
      a.send(new Uint8Array([1, 2, 3]));
      a.send(new Uint8Array([4, 5]).buffer);
      await expect.poll(() => received.length).toBe(3);
      const bytes = received.map(([data]) => Array.from(data));
      expect(bytes).toEqual([Array.from(new TextEncoder().encode('grüß dich')), [1, 2, 3], [4, 5]]);
      for (const [data] of received) expect(data).toBeInstanceOf(Uint8Array);
    });

    it('throws when something is sent before it is connected', () => {
      const a = opened(SimplePeerClass, { initiator: true });
      expect(() => a.send('too early')).toThrow();
      expect(a.bufferSize).toBe(0);
    });

    it('uses a channel that both sides know by its number', async () => {
      const options = { channelConfig: { negotiated: true, id: 0 }, channelName: 'known' };
      const [a, b] = await connectedPair(SimplePeerClass, options);
      const received = recorded(a, 'data');
      b.send('back');
      await expect.poll(() => received.length).toBe(1);
    });
  });

  describe(`${name}: media`, () => {
    it('emits a stream once and each of its tracks', async () => {
      const stream = videoStream(2);
      const [a, b] = [opened(SimplePeerClass, { initiator: true, streams: [stream] }), opened(SimplePeerClass)];
      const [streams, tracks] = [recorded(b, 'stream'), recorded(b, 'track')];
      await connect(a, b);
      await expect.poll(() => tracks.length).toBe(2);
      await expect.poll(() => streams.length).toBe(1);
      expect((streams[0] as [MediaStream])[0].id).toBe(stream.id);
    });

    it('takes a stream later from either end, and asks the initiator to offer', async () => {
      const [a, b] = await connectedPair(SimplePeerClass);
      for (const [from, to] of [[a, b], [b, a]] as const) {
        const [streams, signals] = [recorded(to, 'stream'), recorded(from, 'signal')];
        const stream = videoStream(1);
        from.addStream(stream);
        await expect.poll(() => streams.length).toBe(1);
        const asked = signals.map(([signal]) => (signal as SimplePeer.SignalData).type);
        expect(asked).toContain(from === a ? 'offer' : 'renegotiate');
      }
    });

    it('takes a transceiver from either end', async () => {
      const [a, b] = await connectedPair(SimplePeerClass);
      const signals = recorded(b, 'signal');
      a.addTransceiver('video', { direction: 'recvonly' });
      b.addTransceiver('audio', { direction: 'recvonly' });
      expect(signals).toContainEqual([
        { type: 'transceiverRequest', transceiverRequest: { kind: 'audio', init: { direction: 'recvonly' } } },
      ]);
      await expect.poll(() => a._pc.getTransceivers().map(({ mid }) => mid)).toEqual(['1', '2']);
    });

    it('replaces a track, and removes it so that the other end hears of it', async () => {
      const [first, second] = [videoStream(1), videoStream(1)];
      const [a, b] = [opened(SimplePeerClass, { initiator: true, stream: first }), opened(SimplePeerClass)];
      const streams = recorded(b, 'stream') as [MediaStream][];
      await connect(a, b);
      await expect.poll(() => streams.length).toBe(1);
      const [[old], [next]] = [first.getVideoTracks(), second.getVideoTracks()];
      a.replaceTrack(old as MediaStreamTrack, next as MediaStreamTrack, first);
      await expect.poll(() => a._pc.getSenders().map(({ track }) => track)).toEqual([next]);
      a.removeTrack(next as MediaStreamTrack, first);
      await expect.poll(() => streams[0]?.[0].getTracks()).toEqual([]);
    });

    it('says with a code what it can not do with a track', async () => {
      const stream = videoStream(1);
      const [track] = stream.getVideoTracks() as [MediaStreamTrack];
      const [a] = await connectedPair(SimplePeerClass);
      expect(codeOf(() => a.removeTrack(track, stream))).toBe('ERR_TRACK_NOT_ADDED');
      expect(codeOf(() => a.replaceTrack(track, track, stream))).toBe('ERR_TRACK_NOT_ADDED');
      a.addTrack(track, stream);
      expect(codeOf(() => a.addTrack(track, stream))).toBe('ERR_SENDER_ALREADY_ADDED');
      a.removeTrack(track, stream);
      expect(codeOf(() => a.addTrack(track, stream))).toBe('ERR_SENDER_REMOVED');
    });
  });

  describe(`${name}: its end`, () => {
    it('emits close at both ends when one is destroyed, and an error at neither', async () => {
      const [a, b] = await connectedPair(SimplePeerClass);
      const told = [a, b].map((peer) => recorded(peer, 'close', 'error'));
      a.destroy();
      a.destroy();
      await expect.poll(() => told[0]).toEqual([[]]);
      expect([a.destroyed, a.connected, a.readable, a.writable]).toEqual([true, false, false, false]);
      await expect.poll(() => b.destroyed).toBe(true);
    });

    it('emits the error it is destroyed with before it emits close', async () => {
      const a = opened(SimplePeerClass, { initiator: true });
      const told = recorded(a, 'error', 'close');
      const error = new Error('enough');
      a.destroy(error);
      await closed(a);
      expect(told).toEqual([[error], []]);
    });

    it('refuses everything afterwards, with a code', async () => {
      const a = opened(SimplePeerClass, { initiator: true });
      const stream = videoStream(1);
      const [track] = stream.getVideoTracks() as [MediaStreamTrack];
      a.destroy();
      await closed(a);
      const calls = [
        () => a.signal({ type: 'renegotiate', renegotiate: true }),
        () => a.send('late'),
        () => a.addStream(stream),
        () => a.removeStream(stream),
        () => a.addTrack(track, stream),
        () => a.removeTrack(track, stream),
        () => a.replaceTrack(track, track, stream),
        () => a.addTransceiver('video', {}),
        () => a.negotiate(),
      ];
      expect(calls.map(codeOf)).toEqual(calls.map(() => 'ERR_DESTROYED'));
    });

    it.each([
      ['ERR_SIGNALING', 'not a signal'],
      ['ERR_SIGNALING', {}],
      ['ERR_SET_REMOTE_DESCRIPTION', { type: 'answer', sdp: 'no sdp' }],
    ])('is destroyed with %s by the signal %j', async (code, signal) => {
      const a = opened(SimplePeerClass, { initiator: true });
      const errors = recorded(a, 'error');
      a.signal(signal as SimplePeer.SignalData);
      await closed(a);
      expect(errors).toMatchObject([[{ code }]]);
    });

    it('is destroyed with a code by a configuration that the browser refuses', async () => {
      const a = opened(SimplePeerClass, { initiator: true, config: { iceServers: [{ urls: 'http://no.stun.server' }] } });
      const errors = recorded(a, 'error');
      await closed(a);
      expect(errors).toMatchObject([[{ code: 'ERR_PC_CONSTRUCTOR' }]]);
    });

    it('calls a listener that was taken away no more, and one for once only once', async () => {
      const [a, b] = await connectedPair(SimplePeerClass);
      const calls: string[] = [];
      const removed = () => void calls.push('removed');
      b.on('data', removed);
      b.once('data', () => void calls.push('once'));
      b.on('data', () => void calls.push('on'));
      b.removeListener('data', removed);
      a.send('one');
      a.send('two');
      await expect.poll(() => calls).toEqual(['once', 'on', 'on']);
    });
  });
}
