import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection, ConnectionOptions } from './connection';
import type { Signal } from './signal';

/** One end, with all that it told. */
interface End {
  connection: Connection;
  signals: Signal[];
  data: (string | ArrayBuffer)[];
  streams: MediaStream[];
  told: string[];
  /** What takes its signals to the other end; they wait until there is one. */
  carry: ((signal: Signal) => void) | null;
}

type Create = (options: ConnectionOptions) => Connection;

function end(create: Create, initiator: boolean): End {
  const own: Omit<End, 'connection'> = { signals: [], data: [], streams: [], told: [], carry: null };
  const connection = create({
    initiator,
    iceServers: [],
    iceTransportPolicy: 'all',
    events: {
      onSignal(signal) {
        own.signals.push(signal);
        own.carry?.(signal);
      },
      onConnect: () => own.told.push('connect'),
      onStateChange: (state) => own.told.push(state),
      onGathered: () => own.told.push('gathered'),
      onTrack: (_track, streams) => own.streams.push(...streams),
      onData: (data) => own.data.push(data),
      onClose: (error) => own.told.push(error ? 'error' : 'close'),
    },
  });
  onTestFinished(() => connection.close());
  return Object.assign(own, { connection });
}

function connectEnds(from: End, to: End) {
  // As messages would come: never in the same turn.
  const carry = (signal: Signal) => queueMicrotask(() => to.connection.accept(structuredClone(signal)));
  const waiting = from.signals.slice();
  from.carry = carry;
  waiting.forEach(carry);
}

async function pair(create: Create): Promise<[End, End]> {
  const ends: [End, End] = [end(create, true), end(create, false)];
  connectEnds(ends[0], ends[1]);
  connectEnds(ends[1], ends[0]);
  for (const { connection } of ends) await expect.poll(() => connection.connected).toBe(true);
  return ends;
}

const offers = ({ signals }: End) => signals.filter(({ type }) => type === 'offer').length;
const stable = ({ connection }: End) => expect.poll(() => connection.pc.signalingState).toBe('stable');

/** What every implementation of `Connection` does. */
export function describeConnection(name: string, create: Create): void {
  describe(name, () => {
    it('connects, and says so once at each end', async () => {
      const ends = await pair(create);
      for (const { told } of ends) await expect.poll(() => told.filter((each) => each === 'connect')).toHaveLength(1);
      for (const { told } of ends) expect(told).toContain('connected');
    });

    it('carries text as text and bytes as bytes, in order', async () => {
      const [a, b] = await pair(create);
      a.connection.send('one');
      a.connection.send(new Uint8Array([1, 2, 3]));
      a.connection.send('three');
      await expect.poll(() => b.data.length).toBe(3);
      expect([b.data[0], b.data[2]]).toEqual(['one', 'three']);
      expect(new Uint8Array(b.data[1] as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
    });

    it('drops a signal that does not fit its state, and goes on', async () => {
      const [a, b] = await pair(create);
      const [offer] = a.signals as [Signal];
      const answer = b.signals.find(({ type }) => type === 'answer') as Signal;
      expect(a.connection.accept(offer)).toBe(false);
      expect(a.connection.accept(answer)).toBe(false);
      expect(b.connection.accept(answer)).toBe(false);
      for (const type of ['restart', 'renegotiate'] as const) {
        const signal = (type === 'restart' ? { type } : { type, renegotiate: true }) as Signal;
        expect(b.connection.accept(signal)).toBe(false);
      }
      a.connection.send('still there');
      await expect.poll(() => b.data).toEqual(['still there']);
    });

    it('offers again when tracks change, from either end', async () => {
      const [a, b] = await pair(create);
      for (const [from, to] of [[a, b], [b, a]] as const) {
        const canvas = document.createElement('canvas');
        canvas.getContext('2d');
        const stream = canvas.captureStream();
        for (const track of stream.getTracks()) from.connection.pc.addTrack(track, stream);
        from.connection.renegotiate();
        await expect.poll(() => to.streams.map(({ id }) => id)).toContain(stream.id);
        stream.getTracks().forEach((track) => track.stop());
      }
      await stable(a);
    });

    it('restarts ICE over the same connection, from either end, and tells such an offer from another', async () => {
      const [a, b] = await pair(create);
      await stable(a);
      for (const from of [a, b]) {
        const before = offers(a);
        const isRestart: boolean[] = [];
        const { carry } = a;
        a.carry = (signal) => {
          if (signal.type === 'offer') isRestart.push(b.connection.isIceRestart(signal));
          carry?.(signal);
        };
        from.connection.restartIce();
        await expect.poll(() => offers(a)).toBe(before + 1);
        await stable(a);
        await stable(b);
        expect(isRestart).toEqual([true]);
        a.carry = carry;
      }
      a.connection.send('over the new path');
      await expect.poll(() => b.data).toEqual(['over the new path']);
    });

    it('takes a candidate that is of no use for one path fewer', async () => {
      const [a, b] = await pair(create);
      const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '99' };
      a.connection.accept({ type: 'candidate', candidate });
      b.connection.send('still there');
      await expect.poll(() => a.data).toEqual(['still there']);
    });

    it('takes a relay after as many candidates as 70 network interfaces have', async () => {
      const [a] = await pair(create);
      for (let index = 0; index < 100; index++) {
        const candidate = `candidate:${index} 1 udp 2113937151 198.51.100.${index} 9 typ host`;
        a.connection.accept({ type: 'candidate', candidate: { candidate, sdpMid: '0' } });
      }
      const relay = 'candidate:9 1 udp 41885439 192.0.2.1 3478 typ relay raddr 0.0.0.0 rport 0';
      expect(a.connection.accept({ type: 'candidate', candidate: { candidate: relay, sdpMid: '0' } })).toBe(true);
    });

    it('tells the other end when it closes, and nothing of its own any more', async () => {
      const [a, b] = await pair(create);
      const before = a.told.length;
      const { pc } = a.connection;
      a.connection.close();
      a.connection.close();
      await expect.poll(() => pc.connectionState).toBe('closed');
      await expect.poll(() => b.told.some((each) => each === 'close' || each === 'error')).toBe(true);
      expect(a.told).toHaveLength(before);
      expect(a.connection.accept({ type: 'restart' })).toBe(false);
    });

    it('throws over a configuration that the browser refuses', () => {
      const events = { onSignal() {}, onConnect() {}, onStateChange() {}, onGathered() {}, onTrack() {}, onData() {} };
      const iceServers = [{ urls: 'http://not.a.stun.server' }];
      const options = { initiator: true, iceServers, iceTransportPolicy: 'all' as const };
      expect(() => create({ ...options, events: { ...events, onClose() {} } })).toThrow();
    });
  });
}
