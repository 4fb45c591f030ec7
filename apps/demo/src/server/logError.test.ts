import { StoreError } from '@visavis/server';
import Pusher from 'pusher';
import { afterEach, expect, it, vi } from 'vitest';
import { logError } from './logError';

const written: string[] = [];
const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
afterEach(() => {
  written.length = 0;
  vi.useRealTimers();
});

it("writes Pusher's own words beside the stack, and no more than the beginning of a long answer", () => {
  logError(new Pusher.RequestError('Unexpected status code 401', 'http://localhost/', new Error('none'), 401, `Invalid signature ${'x'.repeat(9000)}`));
  expect(written[0]).toMatch(/^\w*Error: Unexpected status code 401\n/);
  expect(written[0]).toContain('logError.test.ts');
  expect(written[0]).toContain('It was answered with status 401: Invalid signature xxx');
  expect(written[0]).toContain('The reason: none');
  expect(written[0]?.length).toBeLessThan(5000);
});

it('writes what is no error, and what was answered without a body', () => {
  logError('gone');
  logError(new Pusher.RequestError('No answer', 'http://localhost/', new Error('refused')));
  expect(written[0]).toBe('gone\n');
  expect(written[1]).toMatch(/^\w*Error: No answer\n/);
  expect(written[1]).toMatch(/The reason: refused\n$/);
  expect(written[1]).not.toContain('It was answered');
});

it('writes that the store is down every 10 s, however many requests meet it', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  for (let each = 0; each < 50; each++) logError(new StoreError('gone.'));
  expect(written).toEqual([expect.stringMatching(/^Redis: gone\. .*Relays are not handed out/)]);
  vi.advanceTimersByTime(10_000);
  logError(new StoreError('gone.'));
  expect(written).toHaveLength(2);
  expect(write).toHaveBeenCalled();
});
