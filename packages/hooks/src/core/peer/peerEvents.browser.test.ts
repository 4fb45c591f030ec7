import { describe, expect, it, onTestFinished } from 'vitest';
import type { Peer } from './peer';
import type { PeerEvent } from './peerEvents';
import { connect, expectStatus, makePeers } from './testPeers';

const name = ({ kind, direction }: PeerEvent) => (direction ? `${kind} ${direction}` : kind);
const other = { sent: 'received', received: 'sent' } as const;

/** What a peer tells from now on, and of the connection it has. */
function listen(peer: Peer): PeerEvent[] {
  const heard: PeerEvent[] = [];
  onTestFinished(peer.subscribeEvents((event) => heard.push(event)));
  return heard;
}

/** What is told to a listener that comes only now. */
function lookBack(peer: Peer): PeerEvent[] {
  const told: PeerEvent[] = [];
  peer.subscribeEvents((event) => told.push(event))();
  return told;
}

const NOT_SHOWN: readonly PeerEvent['kind'][] = ['candidate', 'control', 'iceRestart', 'rebuild'];

/** The descriptions, requests and connections among them: how many candidates there are is the browser's affair. */
const steps = (events: readonly PeerEvent[]) => events.filter(({ kind }) => !NOT_SHOWN.includes(kind)).map(name);

describe('what the two sides say to each other in order to connect', () => {
  it('is told on both sides, with the words', async () => {
    const [a, b] = makePeers();
    const [byA, byB] = [listen(a), listen(b)];
    await connect(a, b);
    expect(steps(byA)).toEqual(['connection', 'offer sent', 'answer received']);
    expect(steps(byB)).toEqual(['connection', 'offer received', 'answer sent']);
    for (const [own, theirs] of [[byA, byB], [byB, byA]] as const) {
      for (const { kind, direction, detail } of own.filter((event) => event.direction === 'sent')) {
        expect(theirs).toContainEqual(expect.objectContaining({ kind, direction: other[direction as 'sent'], detail }));
      }
    }
    const candidates = byB.filter(({ kind, direction }) => kind === 'candidate' && direction === 'received');
    expect(candidates.length).toBeGreaterThan(0);
    for (const { detail } of candidates) expect(detail).toMatch(/^candidate:/);
    expect(byA.find(({ kind }) => kind === 'offer')?.detail).toMatch(/^v=0\r\n/);
  });

  it('is told to who comes later as well', async () => {
    const [a, b] = makePeers();
    const early = listen(a);
    await connect(a, b);
    await expect.poll(() => lookBack(a)).toEqual(early);
  });

  it('includes ICE restarts, from either side', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const [byA, byB] = [listen(a), listen(b)];
    a.restartIce();
    expect(byA.at(-1)).toMatchObject({ kind: 'iceRestart', cause: 'requested' });
    await expect.poll(() => steps(byA).slice(3)).toEqual(['restart sent', 'answer received']);
    expect(steps(byB).slice(3)).toEqual(['restart received', 'answer sent']);
    b.restartIce();
    await expect.poll(() => steps(byB).slice(5)).toEqual(['restart sent', 'restart received', 'answer sent']);
    await expect.poll(() => steps(byA).slice(5)).toEqual(['restart received', 'restart sent', 'answer received']);
  });

  it('begins anew with another connection, which is there by then', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const connections: unknown[] = [];
    const stop = a.subscribeEvents(({ kind }) => kind === 'connection' && connections.push(a.connection));
    onTestFinished(stop);
    const first = a.connection;
    a.rebuild();
    await expect.poll(() => connections.length).toBe(2);
    await expectStatus(a).toBe('connected');
    expect(connections).toEqual([first, a.connection]);
    expect(a.connection).not.toBe(first);
    await expect.poll(() => steps(lookBack(a))).toEqual(['connection', 'offer sent', 'answer received']);
    stop();
    a.rebuild();
    await expect.poll(() => a.connection && connections.includes(a.connection)).toBe(false);
    expect(connections).toHaveLength(2);
  });

  it('leaves out what did not fit', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const heard = listen(a);
    const { length } = heard;
    a.receive({ v: 1, type: 'signal', signals: [{ type: 'answer', sdp: 'v=0\r\n' }] });
    a.receive({ v: 1, type: 'signal', signals: [{ type: 'offer', sdp: 'v=0\r\n' }] });
    expect(heard.slice(length).map(name)).toEqual([]);
  });
});
