import { describe, expect, it } from 'vitest';
import { createNetwork, fair, silence } from './test/network';

const seqs = (sent: readonly { segment: { seq: number } }[]) => sent.map(({ segment }) => segment.seq);

describe('the timeout', () => {
  it('learns from a slow path instead of sending everything twice', () => {
    const { a, b, advance } = createNetwork({ fate: () => [2000] });
    for (let round = 0; round < 10; round++) {
      a.send(round);
      advance(8000);
    }
    expect(b.heard()).toHaveLength(10);
    // Each takes 5 s there and back, with the second that the acknowledgement waits; the first was sent again for it.
    expect(seqs(a.sent).filter((seq) => seq > 1)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is back to a few seconds as soon as something is acknowledged after a long silence', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    network.setFate(silence);
    a.send('one');
    advance(600_000);
    network.setFate(fair);
    advance(60_000);
    expect(b.heard()).toEqual(['one']);
    network.setFate(silence);
    a.send('two');
    advance(1000);
    network.setFate(fair);
    advance(8000);
    expect(b.heard()).toEqual(['one', 'two']);
  });

  it('is long on a path that hardly loses anything, until the session hears of its end', () => {
    const { a, advance } = createNetwork({ fate: silence, isReliable: (fallback) => !fallback });
    a.send('one');
    advance(9000);
    expect(a.sent.map(({ fallback }) => fallback)).toEqual([false]);
    a.life.session.retransmit();
    advance(1600);
    expect(a.sent.map(({ fallback }) => fallback)).toEqual([false, true, true]);
  });

  it('ends also there, should the path have lost it after all', () => {
    const { a, advance } = createNetwork({ fate: silence, isReliable: (fallback) => !fallback });
    a.send('one');
    advance(10_100);
    expect(a.sent.map(({ fallback }) => fallback)).toEqual([false, true]);
  });

  it.each([
    ['before', false, true],
    ['after', true, false],
  ])('of a message that was sent by another path %s a reliable one is short', (_when, first, second) => {
    let isReliable = first;
    const { a, advance } = createNetwork({ fate: silence, isReliable: (fallback) => isReliable && !fallback });
    a.send('one');
    isReliable = second;
    a.send('two');
    advance(1600);
    expect(a.sent).toHaveLength(3);
  });
});
