import { describe, expect, it } from 'vitest';
import { createRetransmissionTimeout } from './retransmissionTimeout';

describe('createRetransmissionTimeout', () => {
  it('doubles at each timeout, up to a minute', () => {
    const timeout = createRetransmissionTimeout(() => 1);
    const seen = Array.from({ length: 8 }, () => {
      const { timeoutMs } = timeout;
      timeout.backOff();
      return timeoutMs;
    });
    expect(seen).toEqual([1500, 3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000]);
  });

  it('follows the round trips and how much they vary, as RFC 6298 says', () => {
    const timeout = createRetransmissionTimeout(() => 1);
    timeout.measure(2000);
    // The first one: itself, and four times half of it; and the second that an acknowledgement may wait.
    expect(timeout.baseMs).toBe(6000 + 1000);
    timeout.measure(2000);
    expect(timeout.baseMs).toBe(2000 + 4 * 750 + 1000);
    for (let each = 0; each < 50; each++) timeout.measure(2000);
    expect(timeout.baseMs).toBeCloseTo(3000, 0);
  });

  it('keeps the back-off until a message that was sent once is acknowledged', () => {
    const timeout = createRetransmissionTimeout(() => 1);
    timeout.backOff();
    timeout.backOff();
    timeout.progress();
    expect(timeout.timeoutMs).toBe(6000);
    timeout.measure(100);
    expect(timeout.timeoutMs).toBe(1500);
  });

  it('leaves at most 8 s of a long back-off once anything is acknowledged', () => {
    const timeout = createRetransmissionTimeout(() => 1);
    for (let each = 0; each < 10; each++) timeout.backOff();
    timeout.progress();
    expect(timeout.timeoutMs).toBe(6000);
  });

  it('is never shorter than an acknowledgement may wait', () => {
    let factor = 1;
    const timeout = createRetransmissionTimeout(() => factor);
    timeout.measure(5);
    expect(timeout.timeoutMs).toBe(1500);
    factor = 2;
    expect(timeout.timeoutMs).toBe(3000);
  });
});
