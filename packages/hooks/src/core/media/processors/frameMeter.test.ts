import { expect, test } from 'vitest';
import { createFrameMeter } from './frameMeter';

function meterAt() {
  const time = { ms: 1000 };
  return { time, meter: createFrameMeter(() => time.ms) };
}

test('measures rate, delay and load over the last two seconds', () => {
  const { time, meter } = meterAt();
  expect(meter.stats()).toEqual({ frameRate: null, delayMs: null, load: null });
  for (let frame = 0; frame < 100; frame += 1) {
    const end = meter.begin();
    time.ms += 25;
    end(true);
    time.ms += 75;
  }
  const { frameRate, delayMs, load } = meter.stats();
  expect(frameRate).toBeCloseTo(10);
  expect(delayMs).toBe(25);
  expect(load).toBeCloseTo(0.25);
});

test('counts work that does not end as load, and frames left out as none', () => {
  const { time, meter } = meterAt();
  const end = meter.begin();
  time.ms += 3000;
  expect(meter.stats()).toEqual({ frameRate: 0, delayMs: null, load: 1 });
  end(false);
  expect(meter.stats()).toMatchObject({ frameRate: 0, load: 1 });
  time.ms += 3000;
  expect(meter.stats()).toEqual({ frameRate: 0, delayMs: null, load: 0 });
});
