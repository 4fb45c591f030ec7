import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../core/environment/clock';
import type { RtcError } from '../../core/errors';
import { createHttpRelay } from './httpRelay';

/** Instead of a status: the relay says nothing. */
const NO_ANSWER = 0;
const LONGEST_WAIT_MS = 10_000;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A relay that answers one message after the other with these statuses, then with 200; and what it took. */
async function makeRelay(statuses: readonly number[], body: unknown = {}) {
  const left = [...statuses];
  const taken: Record<string, string>[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const status = left.shift() ?? 200;
      if (status === NO_ANSWER) return;
      if (status === 200) taken.push(Object.fromEntries(new URLSearchParams(text)));
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0.01' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const failures: RtcError[] = [];
  const endAnswerTime: (() => void)[] = [];
  const relay = createHttpRelay({
    url: `http://127.0.0.1:${port}/`,
    // Waits take no time, and the time for an answer ends when the test says so.
    clock: {
      ...systemClock,
      setTimer(callback, ms) {
        if (ms > LONGEST_WAIT_MS) endAnswerTime.push(callback);
        return systemClock.setTimer(callback, ms > LONGEST_WAIT_MS ? ms : 0);
      },
    },
    fields: () => ({ socket_id: '1.2' }),
    onDown: () => undefined,
    onUp: () => undefined,
    onFail: (error) => failures.push(error),
  });
  return { relay, left, taken, failures, endAnswerTime };
}

it('posts messages one after the other, with the fields of each', async () => {
  const { relay, taken } = await makeRelay([]);
  for (const number of [1, 2, 3]) expect(relay.post({ number })).toBe(true);
  await expect.poll(() => taken.map(({ data }) => data)).toEqual(['{"number":1}', '{"number":2}', '{"number":3}']);
  expect(taken[0]).toMatchObject({ socket_id: '1.2', data: '{"number":1}' });
});

it('tries a message again that the relay could not take, before the ones behind it', async () => {
  const { relay, taken, failures } = await makeRelay([503, 429]);
  relay.post('first');
  relay.post('second');
  await expect.poll(() => taken.map(({ data }) => data)).toEqual(['"first"', '"second"']);
  expect(failures).toEqual([]);
});

it('fails where the relay never answered', async () => {
  const { relay, failures } = await makeRelay([500, 500, 500]);
  relay.post('lost');
  await expect.poll(() => failures.map(({ code }) => code)).toEqual(['signaling-unavailable']);
});

it('loses nothing to a relay that says again and again that it is too much', async () => {
  const { relay, taken, failures } = await makeRelay(Array.from({ length: 20 }, () => 429));
  for (const number of [1, 2, 3]) relay.post(number);
  await expect.poll(() => taken.map(({ data }) => data)).toEqual(['1', '2', '3']);
  expect(failures).toEqual([]);
});

it('gives up an answer that does not come, and tries again', async () => {
  const { relay, left, taken, endAnswerTime } = await makeRelay([NO_ANSWER]);
  relay.post('first');
  await expect.poll(() => left).toEqual([]);
  endAnswerTime[0]?.();
  await expect.poll(() => taken.map(({ data }) => data)).toEqual(['"first"']);
});

it.each([
  [403, 'room-forbidden'],
  [400, 'signaling-rejected'],
] as const)('fails at once when the relay answers %i', async (status, code) => {
  const { relay, failures } = await makeRelay([status], { error: { code: 'no', message: 'Not you.' } });
  relay.post('message');
  await expect.poll(() => failures.map((error) => error.code)).toEqual([code]);
  expect(failures[0]?.message).toContain('Not you.');
});

it('takes no more than 64 messages that wait', async () => {
  const { relay } = await makeRelay([]);
  const taken = Array.from({ length: 80 }, (_, number) => relay.post(number)).filter(Boolean);
  // One of them is under way.
  expect(taken.length).toBe(65);
  relay.clear();
});
