import { describe, expect, it } from 'vitest';
import { createSendRate } from './sendRate';

describe('createSendRate', () => {
  it('never lets a second hold more than it may', () => {
    let now = 0;
    const rate = createSendRate(9, () => now);
    const sent: number[] = [];
    while (sent.length < 100) {
      const delayMs = rate.delayMs();
      if (delayMs > 0) now += delayMs;
      else {
        sent.push(now);
        rate.count();
        now += 3;
      }
    }
    for (const from of sent) {
      expect(sent.filter((time) => time >= from && time < from + 1000).length).toBeLessThanOrEqual(9);
    }
    expect(now).toBeLessThan(15_000);
  });
});
