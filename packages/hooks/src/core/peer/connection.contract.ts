import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection, ConnectionOptions } from './connection';
import type { Signal } from './signal';
import { selectedPair } from './stats/route';
import { entryOf, type StatsById } from './stats/statsReport';

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

const isFirefox = navigator.userAgent.includes('Firefox');

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

function connectEnds(from: End, to: End, accept: (signal: Signal) => void = (signal) => to.connection.accept(signal)) {
  // As messages would come: never in the same turn.
  const carry = (signal: Signal) => queueMicrotask(() => accept(structuredClone(signal)));
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

/** A candidate of this machine as one that a TURN server gave. */
function asRelay({ candidate: { candidate, ...rest } }: Extract<Signal, { type: 'candidate' }>): Signal {
  return { type: 'candidate', candidate: { ...rest, candidate: candidate.replace(' typ host', ' typ relay raddr 0.0.0.0 rport 0') } };
}

/** A candidate at an address for documentation (RFC 5737), where nobody is. */
function unreachable(index: number): Signal {
  const candidate = `candidate:${index} 1 udp 2113937151 198.51.100.${index} 9 typ host`;
  return { type: 'candidate', candidate: { candidate, sdpMid: '0' } };
}

const offers = ({ signals }: End) => signals.filter(({ type }) => type === 'offer').length;
const stable = ({ connection }: End) => expect.poll(() => connection.pc.signalingState).toBe('stable');

/** What names the path in use; a restart of ICE opens other ports. */
async function path({ connection }: End): Promise<string | null> {
  const stats = (await connection.pc.getStats()) as unknown as StatsById;
  const local = entryOf(stats, 'local-candidate', selectedPair(stats)?.localCandidateId);
  return local && `${local.id} ${local.port}`;
}

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
        const paths = await Promise.all([path(a), path(b)]);
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
        // Firefox may not come out of a restart that overtakes the one before, so that a peer has to be rebuilt. In
        // Chromium it does, and the old path may be kept for another 15 s.
        if (!isFirefox) continue;
        for (const [index, old] of paths.entries()) await expect.poll(() => path([a, b][index]!)).not.toBe(old);
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

    it('connects where the only path is a relay that comes after the candidates of 70 network interfaces', async () => {
      const ends = [end(create, true), end(create, false)] as const;
      for (const [from, to] of [ends, ends.toReversed() as [End, End]]) {
        const { connection } = to;
        connectEnds(from, to, (signal) => {
          connection.accept(signal.type === 'candidate' ? asRelay(signal) : signal);
          // Each interface has a candidate of UDP and one of TCP.
          if (signal.type !== 'candidate') for (let index = 0; index < 140; index++) connection.accept(unreachable(index));
        });
      }
      for (const { connection } of ends) await expect.poll(() => connection.connected).toBe(true);
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
