import { describe, expect, it } from 'vitest';
import { createSession } from './createSession';
import { createNetwork, silence } from './test/network';

describe('what comes in', () => {
  it('is dropped when it is no segment', () => {
    const { a, b, advance } = createNetwork();
    const head = { from: 'abcdefgh', seq: 1, ack: 0 };
    const malformed = [null, '', 7, [], {}, { ...head, from: '' }, { ...head, seq: -1 }, { ...head, seq: 0.5 }, { ...head, ack: undefined }];
    for (const each of malformed) b.life.session.receive(each);
    a.send('fine');
    advance(100);
    expect(b.heard()).toEqual(['fine']);
  });

  it('is dropped when it is our own, sent back', () => {
    const { a, advance } = createNetwork({ fate: silence });
    a.send('echo');
    for (const { segment } of a.sent) a.life.session.receive(segment);
    advance(100);
    expect(a.heard()).toEqual([]);
    expect(a.life.session.state.remoteId).toBeUndefined();
  });

  it('is kept only so far ahead of one that is missing', () => {
    const { b } = createNetwork();
    for (let seq = 2; seq < 10_000; seq++) b.life.session.receive({ from: 'abcdefgh', seq, ack: 0, data: seq });
    expect(b.heard()).toEqual([]);
    expect(b.life.session.state.reordered).toBe(15);
    b.life.session.receive({ from: 'abcdefgh', seq: 1, ack: 0, data: 1 });
    expect(b.heard()).toHaveLength(16);
  });

  it('acknowledges nothing that was not sent', () => {
    const { a, b, advance } = createNetwork();
    a.send('one');
    advance(6);
    const { localId, remoteId } = b.life.session.state;
    a.life.session.receive({ from: localId, to: remoteId, seq: 0, ack: 1000 });
    expect(a.life.session.state.queued).toBe(1);
  });

  it('is of the session whichever member it came from, if it names both ids', () => {
    const { a, b, advance } = createNetwork();
    a.send('one');
    b.send('two');
    advance(100);
    const segment = a.sent.at(-1)?.segment;
    expect(b.life.session.owns(segment)).toBe(false);
    a.send('three');
    expect(b.life.session.owns(a.sent.at(-1)?.segment)).toBe(true);
    expect(b.life.session.owns({ from: 'stranger-1', to: b.life.session.state.localId, seq: 1, ack: 0 })).toBe(false);
  });

  it('may end or restart the session from within the listener', () => {
    for (const action of ['restart', 'close'] as const) {
      const { clock } = createNetwork();
      const heard: unknown[] = [];
      const session = createSession({
        clock,
        transport: { send: () => false },
        onMessage(data) {
          heard.push(data);
          session[action]();
        },
        onReset: () => undefined,
      });
      for (const seq of [2, 3, 1]) session.receive({ from: 'abcdefgh', seq, ack: 0, data: seq });
      expect(heard).toEqual([1]);
    }
  });
});

it('is silent after its end', () => {
  const { a, b, advance } = createNetwork();
  a.send('one');
  a.life.session.close();
  a.send('two');
  a.life.session.announce();
  a.life.session.retransmit();
  b.send('three');
  advance(30_000);
  expect(b.heard()).toEqual(['one']);
  expect(a.heard()).toEqual([]);
  expect(a.sent).toHaveLength(1);
});
