import { describe, expect, test } from 'vitest';
import { createFormat } from './format';

// In the time of this machine, which is what people read.
const at = new Date(2026, 0, 2, 15, 5, 9).getTime();

/** Some versions of Unicode's data put a space that does not break before PM or a unit. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('English', () => {
  const format = createFormat('en');

  test('times', () => {
    expect(plain(format.time(at))).toBe('3:05 PM');
    expect(plain(format.clock(at))).toBe('3:05:09 PM');
  });

  test.each([
    [new Date(2026, 0, 2, 0, 0, 1), 'Today'],
    [new Date(2026, 0, 1, 23, 59), 'Yesterday'],
    [new Date(2026, 0, 5, 9), 'Monday, January 5'],
    [new Date(2025, 11, 31, 9), 'Wednesday, December 31, 2025'],
  ])('the day of %s: %s', (time, expected) => {
    expect(format.day(time.getTime(), at)).toBe(expected);
  });

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [8, '8 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [1_000_000, '1 MB'],
    [1_250_000, '1.3 MB'],
    [2_500_000_000, '2.5 GB'],
    [30_000_000_000_000, '30,000 GB'],
  ])('%d bytes: %s', (count, expected) => {
    expect(plain(format.bytes(count))).toBe(expected);
  });

  test('durations, rates and shares', () => {
    expect(plain(format.milliseconds(40))).toBe('40 ms');
    expect(plain(format.milliseconds(1234.6))).toBe('1,235 ms');
    expect(plain(format.milliseconds(0))).toBe('< 1 ms');
    expect(plain(format.kilobits(1530))).toBe('1.5 Mb/s');
    expect(plain(format.kilobits(850.4))).toBe('850 kb/s');
    expect([0, 0.0125, 1].map(format.percent)).toEqual(['0%', '1.3%', '100%']);
  });

  test.each([
    [[], ''],
    [['Ada'], 'Ada'],
    [['Ada', 'Ben'], 'Ada and Ben'],
    [['Ada', 'Ben', 'Cleo'], 'Ada, Ben, and Cleo'],
  ])('the names %j: %s', (names, expected) => {
    expect(format.names(names)).toBe(expected);
  });
});

describe('Korean', () => {
  const format = createFormat('ko');

  test('times, whose 오후 is PM in newer versions of Unicode’s data', () => {
    expect(plain(format.time(at))).toMatch(/^(?:오후|PM) 3:05$/);
    expect(plain(format.clock(at))).toMatch(/^(?:오후|PM) 3:05:09$/);
  });

  test.each([
    [new Date(2026, 0, 2, 0, 0, 1), '오늘'],
    [new Date(2026, 0, 1, 23, 59), '어제'],
    [new Date(2026, 0, 5, 9), '1월 5일 월요일'],
    [new Date(2025, 11, 31, 9), '2025년 12월 31일 수요일'],
  ])('the day of %s: %s', (time, expected) => {
    expect(format.day(time.getTime(), at)).toBe(expected);
  });

  test.each([
    [0, '0바이트'],
    [8, '8바이트'],
    [999, '999바이트'],
    [1000, '1kB'],
    [1_250_000, '1.3MB'],
    [2_500_000_000, '2.5GB'],
    [30_000_000_000_000, '30,000GB'],
  ])('%d bytes: %s', (count, expected) => {
    expect(format.bytes(count)).toBe(expected);
  });

  test('durations, rates and shares', () => {
    expect(format.milliseconds(40)).toBe('40ms');
    expect(format.milliseconds(1234.6)).toBe('1,235ms');
    expect(format.kilobits(850.4)).toBe('850kb/s');
    expect([0, 0.0125, 1].map(format.percent)).toEqual(['0%', '1.3%', '100%']);
  });

  test.each([
    [[], ''],
    [['민수'], '민수'],
    [['민수', '연아'], '민수 및 연아'],
    [['민수', '연아', 'Ada'], '민수, 연아 및 Ada'],
  ])('the names %j: %s', (names, expected) => {
    expect(format.names(names)).toBe(expected);
  });
});
