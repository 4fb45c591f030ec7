import { describe, expect, it } from 'vitest';
import { RtcError } from '../errors';
import { connected, peerOf } from './test/scriptedPeer';

describe('a peer of a media server', () => {
  it('does nothing before its start, and ends what it has at its close', () => {
    const { peer, connections, last, connect, state } = peerOf('publisher');
    expect([state().status, connections.length]).toEqual(['idle', 0]);
    peer.start();
    peer.start();
    expect([state().status, connections.length]).toEqual(['connecting', 1]);
    connect();
    peer.close();
    expect([state().status, last().isOpen, last().ends]).toEqual(['closed', false, 1]);
    peer.reconnect();
    expect([state().status, connections.length]).toEqual(['connecting', 2]);
  });

  it('waits for something to publish', () => {
    const { peer, page, media, connections, onMedia, state } = peerOf('publisher', true);
    peer.start();
    page.advance(3_600_000);
    expect([state().status, connections.length]).toEqual(['connecting', 0]);
    media.isEmpty = false;
    onMedia();
    expect(connections.length).toBe(1);
  });

  it('fails where the server does not answer for 20 s, and asks again', () => {
    const { peer, page, connections, state } = peerOf('publisher');
    peer.start();
    page.advance(20_000);
    expect(state().status).toBe('failed');
    page.advance(1000);
    expect([state().status, connections.length]).toEqual(['connecting', 2]);
    expect(connections[0]).toMatchObject({ isOpen: false, ends: 1 });
  });

  it('waits for the end of a session before it opens the next one, but not long', async () => {
    const { page, connections, replace, last } = connected('publisher');
    replace();
    expect(connections.length).toBe(2);
    let isFree = false;
    void last().options.previous.then(() => (isFree = true));
    await Promise.resolve();
    page.advance(1000);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    expect(isFree).toBe(true);
  });
});

describe('a refusal', () => {
  it.each([400, 401, 403, 404, 406])('by %i is the end, until it is asked to go on', (status) => {
    const { peer, page, refuse, connections, last, state } = peerOf('publisher');
    peer.start();
    refuse(status);
    expect(last().isOpen).toBe(false);
    page.advance(3_600_000);
    expect([state().status, connections.length]).toEqual(['failed', 1]);
    expect(state().error?.message).toContain(String(status));
    peer.reconnect();
    expect([state().status, connections.length]).toEqual(['connecting', 2]);
  });

  it('is asked about again as soon as there is another network', () => {
    const { peer, page, refuse, connections } = peerOf('publisher');
    peer.start();
    refuse(401);
    page.emit('online');
    expect(connections.length).toBe(2);
  });

  it.each([429, 503])('by %i is asked about again after the time that the server names, and not before', (status) => {
    const { peer, page, refuse, connections, state } = peerOf('publisher');
    peer.start();
    refuse(status, 7000);
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'server-busy' } });
    page.advance(6999);
    expect(connections.length).toBe(1);
    page.advance(1);
    expect(connections.length).toBe(2);
  });

  it('is asked about ever more seldom', () => {
    const { peer, page, refuse, connections } = peerOf('publisher');
    peer.start();
    for (const waitMs of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      refuse(500);
      const before = connections.length;
      page.advance(waitMs - 1);
      expect(connections.length).toBe(before);
      page.advance(1);
      expect(connections.length).toBe(before + 1);
    }
  });

  it('of what has worked before is asked about again, whatever it says', () => {
    const { page, refuse, connections, state, last } = connected('publisher');
    last().tell({ type: 'lost', error: new RtcError('peer-failed', 'gone') });
    expect(state().status).toBe('reconnecting');
    page.advance(1000);
    refuse(404);
    expect(state()).toMatchObject({ status: 'reconnecting', error: { code: 'stream-unavailable' } });
    page.advance(2000);
    expect(connections.length).toBe(3);
  });
});

describe('a player', () => {
  it('whose stream is not there yet is connecting, and comes in by itself', () => {
    const { peer, page, refuse, connect, connections, state } = peerOf('player');
    const statuses = new Set<string>();
    peer.subscribe(() => statuses.add(state().status));
    peer.start();
    for (const [status, afterMs] of [[404, 0], [409, 5000], [404, 0], [409, 0]] as const) {
      refuse(status, afterMs);
      expect(state()).toMatchObject({ status: 'connecting', error: { code: 'stream-unavailable' } });
      const before = connections.length;
      if (afterMs > 0) {
        page.advance(afterMs - 1);
        expect(connections.length).toBe(before);
      }
      page.advance(30_000);
      expect(connections.length).toBeGreaterThan(before);
    }
    connect();
    expect(state()).toMatchObject({ status: 'connected', error: null });
    expect([...statuses]).toEqual(['connecting', 'connected']);
  });

  it('whose stream went is reconnecting until it is back', () => {
    const { page, refuse, connect, state, last } = connected('player');
    last().tell({ type: 'lost', error: new RtcError('peer-failed', 'The server closed the connection.') });
    page.advance(1000);
    for (let times = 0; times < 5; times++) {
      refuse(404);
      expect(state()).toMatchObject({ status: 'reconnecting', error: { code: 'stream-unavailable' } });
      page.advance(30_000);
    }
    connect();
    expect(state().status).toBe('connected');
  });
});

describe('a path', () => {
  it('that goes silent is looked for by an ICE restart, then by another session', () => {
    const { page, last, connections, state } = connected('player');
    last().isAlive = false;
    last().tell({ type: 'silent' });
    expect([state().status, last().restarts]).toEqual(['reconnecting', 1]);
    page.advance(15_000);
    expect(last().restarts).toBe(4);
    page.advance(5000);
    expect(connections.length).toBe(2);
  });

  it('that is back needs no other one', () => {
    const { page, last, connections, state } = connected('player');
    last().tell({ type: 'silent' });
    last().tell({ type: 'restored' });
    expect(state().status).toBe('connected');
    page.advance(60_000);
    expect([connections.length, last().restarts]).toEqual([1, 1]);
  });

  it('is looked for as soon as there is another network', () => {
    const { page, last } = connected('publisher');
    page.emit('offline');
    page.emit('online');
    expect(last().restarts).toBe(1);
  });

  it('is found by another session at once where the server restarts no ICE', () => {
    const { page, last, connections, connect, state } = connected('publisher');
    page.emit('online');
    last().tell({ type: 'rebuildRequested' });
    expect(connections.length).toBe(2);
    expect(connections[0]).toMatchObject({ isOpen: false, ends: 1 });
    expect(state().status).toBe('reconnecting');
    connect();
    expect(state().status).toBe('connected');
  });

  it('is looked for again where the server has another ICE session in mind, or relays to offer', () => {
    const { last, state } = connected('publisher');
    last().tell({ type: 'restartRequested' });
    expect([last().restarts, state().status]).toEqual([1, 'connected']);
  });

  it('that the browser misses is left 3 s to come back', () => {
    const { page, last, state } = connected('player');
    last().isAlive = false;
    last().tell({ type: 'stateChange', state: 'disconnected' });
    page.advance(2999);
    expect([state().status, last().restarts]).toEqual(['connected', 0]);
    page.advance(1);
    expect([state().status, last().restarts]).toEqual(['reconnecting', 1]);
    last().tell({ type: 'stateChange', state: 'connected' });
    expect(state().status).toBe('connected');
  });
});

describe('a page', () => {
  it('that goes ends the session, and opens another one should it come back', () => {
    const { page, last, connections } = connected('publisher');
    page.emit('pagehide');
    expect(last().ends).toBe(1);
    page.emit('resumed');
    expect(connections.length).toBe(2);
    expect(connections[0]?.isOpen).toBe(false);
  });

  it('that only slept keeps its session', () => {
    const { page, connections } = connected('publisher');
    page.emit('resumed');
    expect(connections.length).toBe(1);
  });
});
