import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pair, side } from './testSides';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('how often a letter is repeated', () => {
  it('is half as often where letters are to be saved', async () => {
    const often = side(() => undefined);
    const seldom = side(() => undefined, { thrifty: true });
    for (const { mail } of [often, seldom]) mail.send('one');
    await vi.advanceTimersByTimeAsync(1600);
    expect([often.carried.length, seldom.carried.length]).toEqual([2, 1]);
    await vi.advanceTimersByTimeAsync(1500);
    expect(seldom.carried).toHaveLength(2);
    often.mail.dispose();
    seldom.mail.dispose();
  });

  it('learns from a slow road, and not only from a good one', async () => {
    const { a, b } = pair((deliver) => void setTimeout(deliver, 2000));
    for (let round = 0; round < 10; round++) {
      a.mail.send(round);
      await vi.advanceTimersByTimeAsync(6000);
    }
    expect(b.heard).toHaveLength(10);
    const sent = a.carried.map(({ letter }) => (letter as { number: number }).number);
    // Each takes 5 s there and back, with the acknowledgement's own second; the first were sent again for it.
    expect(sent.filter((number) => number > 4)).toEqual([5, 6, 7, 8, 9, 10]);
    a.mail.dispose();
    b.mail.dispose();
  });

  it('waits for a direct way that is only slow, until that breaks', async () => {
    const { mail, carried } = side(() => undefined, { direct: true });
    mail.send('one');
    await vi.advanceTimersByTimeAsync(9000);
    expect(carried.map(({ doubted }) => doubted)).toEqual([false]);
    // It is told that the way is gone, and from then on there is only the other one.
    mail.resend();
    expect(carried.map(({ doubted }) => doubted)).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(1600);
    expect(carried).toHaveLength(3);
    mail.dispose();
  });

  it.each([
    ['before', false, true],
    ['after', true, false],
  ])('does not let a letter of the other way wait that was sent %s a direct one', async (_when, first, second) => {
    const ways = { direct: first };
    const { mail, carried } = side(() => undefined, ways);
    mail.send('one');
    ways.direct = second;
    mail.send('two');
    await vi.advanceTimersByTimeAsync(1600);
    expect(carried.map(({ doubted }) => doubted)).toEqual([false, false, true, true]);
    mail.dispose();
  });

  it('ends with the other way, should the direct one have lost it after all', async () => {
    const { mail, carried } = side(() => undefined, { direct: true });
    mail.send('one');
    await vi.advanceTimersByTimeAsync(10_100);
    expect(carried.map(({ doubted }) => doubted)).toEqual([false, true]);
    mail.dispose();
  });
});
