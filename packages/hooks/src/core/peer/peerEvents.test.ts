import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPeerEvents, type PeerEvent } from './peerEvents';
import type { Signal } from './signal';

const offer = (ufrag: string): Signal => ({ type: 'offer', sdp: `v=0\r\na=ice-ufrag:${ufrag}\r\n` });
const candidate = (line: string): Signal => ({ type: 'candidate', candidate: { candidate: line, sdpMid: '0' } });
const short = ({ kind, direction }: PeerEvent) => (direction ? `${kind} ${direction}` : kind);

function listen(events: ReturnType<typeof createPeerEvents>) {
  const heard: PeerEvent[] = [];
  return { heard, stop: events.subscribe((event) => heard.push(event)) };
}

describe('createPeerEvents', () => {
  it('tells of refused signals eight times for each connection, whatever the other side sends', () => {
    const events = createPeerEvents();
    const { heard } = listen(events);
    events.begin();
    for (let count = 1; count <= 20; count++) events.refuse({ count, reason: 'names no media section' });
    expect(heard.map(short)).toEqual(['connection', ...Array.from({ length: 8 }, () => 'refused received')]);
    expect(heard[1]?.detail).toBe('1: names no media section');
    events.begin();
    events.refuse({ count: 1, reason: 'more than 64 signals' });
    expect(heard.map(short).slice(-2)).toEqual(['connection', 'refused received']);
  });

  it('tells what was said, by whom, when, and in which words', () => {
    const events = createPeerEvents();
    const { heard } = listen(events);
    const before = Date.now();
    events.begin();
    events.note('received', offer('aaaa'));
    events.note('sent', { type: 'answer', sdp: 'v=0 answer' });
    events.note('sent', candidate('candidate:1'));
    events.note('sent', { type: 'restart' });
    events.note('sent', { type: 'renegotiate', renegotiate: true });
    events.note('sent', { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } });
    expect(heard.map(({ kind, direction, detail }) => [kind, direction, detail])).toEqual([
      ['connection', null, null],
      ['offer', 'received', 'v=0\r\na=ice-ufrag:aaaa\r\n'],
      ['answer', 'sent', 'v=0 answer'],
      ['candidate', 'sent', 'candidate:1'],
      ['restart', 'sent', null],
      ['request', 'sent', null],
      ['request', 'sent', null],
    ]);
    for (const { at } of heard) expect(at).toBeGreaterThanOrEqual(before);
  });

  it('calls an offer under another name a restart, within one connection', () => {
    const events = createPeerEvents();
    const { heard } = listen(events);
    events.begin();
    for (const name of ['aaaa', 'aaaa', 'bbbb', 'bbbb']) events.note('sent', offer(name));
    events.begin();
    events.note('sent', offer('cccc'));
    expect(heard.map(short)).toEqual([
      'connection',
      'offer sent',
      'offer sent',
      'restart sent',
      'offer sent',
      'connection',
      'offer sent',
    ]);
  });

  it('tells who listens later what was said about the present connection, the last of it', () => {
    const events = createPeerEvents();
    events.begin();
    events.note('sent', offer('aaaa'));
    events.begin();
    for (let index = 0; index < 100; index++) events.note('received', candidate(`candidate:${index}`));
    const { heard, stop } = listen(events);
    expect(heard).toHaveLength(64);
    expect(heard.at(0)?.detail).toBe('candidate:36');
    expect(heard.at(-1)?.detail).toBe('candidate:99');
    stop();
    events.note('received', candidate('candidate:100'));
    expect(heard).toHaveLength(64);
  });

  it('tells of other messages by their type, and of a restart with its cause', () => {
    const events = createPeerEvents();
    const { heard } = listen(events);
    events.control('sent', { type: 'report', code: 'network-lost' });
    events.control('received', { type: 'report', code: null });
    events.control('received', { type: 'queued' });
    events.restart('iceRestart', 'silent');
    expect(heard.map(({ kind, direction, detail, cause }) => [kind, direction, detail, cause])).toEqual([
      ['control', 'sent', 'report network-lost', null],
      ['control', 'received', 'report ok', null],
      ['control', 'received', 'queued', null],
      ['iceRestart', null, null, 'silent'],
    ]);
  });

  it('keeps nothing of a connection that is over', () => {
    const events = createPeerEvents();
    events.begin();
    events.note('sent', offer('aaaa'));
    events.end();
    expect(listen(events).heard).toEqual([]);
  });

  it('tells a listener that is added in the midst of it once', () => {
    const events = createPeerEvents();
    const late: PeerEvent[] = [];
    const stop = events.subscribe(() => {
      stop();
      events.subscribe((event) => late.push(event));
    });
    events.begin();
    expect(late.map(short)).toEqual(['connection']);
  });

  it('goes on where a listener fails, and the error is the page’s', () => {
    const events = createPeerEvents();
    const failure = new Error('a log that is full');
    const later = vi.spyOn(globalThis, 'queueMicrotask').mockReturnValue();
    onTestFinished(() => later.mockRestore());
    events.subscribe(() => {
      throw failure;
    });
    const { heard } = listen(events);
    events.begin();
    expect(heard.map(short)).toEqual(['connection']);
    expect(later.mock.calls[0]?.[0]).toThrow(failure);
  });

  it('keeps no more than a quarter of a million characters for nobody', () => {
    const events = createPeerEvents();
    events.begin();
    const sdp = `v=0\r\n${'a'.repeat(60_000)}`;
    for (let index = 0; index < 64; index++) events.note('received', { type: 'offer', sdp });
    const { heard } = listen(events);
    const characters = heard.reduce((sum, { detail }) => sum + (detail?.length ?? 0), 0);
    expect(heard).toHaveLength(4);
    expect(characters).toBeLessThanOrEqual(262_144);
  });
});
