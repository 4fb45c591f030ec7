import { afterEach, expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createHttpRelay } from './httpRelay';

/** What the relay answers; `lost`: it takes the message, and its answer does not arrive; `silent`: nothing comes at all. */
type Answer = number | { status: number; retryAfter?: string; code?: string } | 'unreachable' | 'lost' | 'silent';

/** The same answer again and again. */
const times = (count: number, answer: Answer) => Array.from({ length: count }, () => answer);

afterEach(() => void vi.unstubAllGlobals());

/** A relay that answers as it is told, then with 200; and a page whose time the test decides. */
function setUp(...answers: Answer[]) {
  const environment = createVirtualEnvironment();
  const attempts: { data: unknown; id: string; at: number }[] = [];
  const events: string[] = [];

  async function respond(answer: Answer, signal: AbortSignal): Promise<Response> {
    if (answer === 'silent') await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    if (typeof answer === 'string') throw new TypeError('Failed to fetch');
    const { status, retryAfter, code } = typeof answer === 'number' ? { status: answer, retryAfter: undefined, code: undefined } : answer;
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    return Response.json({ error: { code, message: 'Not you.' } }, { status, headers });
  }
  vi.stubGlobal('fetch', (_url: string, { body, signal }: { body: URLSearchParams; signal: AbortSignal }) => {
    attempts.push({ data: JSON.parse(body.get('data') ?? ''), id: body.get('message_id') ?? '', at: environment.now() });
    return respond(answers.shift() ?? 200, signal);
  });

  const relay = createHttpRelay({
    url: '/relay',
    clock: environment,
    fields: () => ({}),
    onDown: ({ code, message }) => events.push(`down ${code} ${message}`),
    onUp: () => events.push('up'),
    onFail: ({ code, message }) => events.push(`fail ${code} ${message}`),
  });
  /** Lets time pass in steps, and all that is asked for in each be answered. */
  async function pass(ms: number) {
    for (let rest = ms; rest >= 0; rest -= 250) {
      await new Promise((resolve) => void setImmediate(resolve));
      if (rest > 0) environment.advance(Math.min(rest, 250));
    }
  }
  return { relay, attempts, events, pass };
}

it.each<[string, Answer, number]>([
  ['can not be reached', 'unreachable', 500],
  ['answers 503', 503, 500],
  ['answers 408', 408, 500],
  ['answers 429 and says when', { status: 429, retryAfter: '3' }, 3000],
  ['answers 429 and does not say when', 429, 1000],
  ['answers 429 and names a day', { status: 429, retryAfter: '86400' }, 10_000],
  ['does not answer', 'silent', 15_500],
])('tries a message again when the relay %s, before the one behind it', async (_what, answer, againAt) => {
  const { relay, attempts, pass } = setUp(200, answer);
  for (const data of ['first', 'second', 'third']) relay.post(data);
  await pass(20_000);
  expect(attempts.map(({ data, at }) => [data, at])).toEqual([['first', 0], ['second', 0], ['second', againAt], ['third', againAt]]);
});

it('sends a message whose answer got lost under the same id, and each message under a greater one', async () => {
  const { relay, attempts, pass } = setUp('lost');
  relay.post('first');
  relay.post('second');
  await pass(1000);
  const [first, again, second] = attempts.map(({ id }) => id.split(':'));
  expect(again).toEqual(first);
  expect(second?.[0]).toBe(first?.[0]);
  expect(Number(second?.[1])).toBeGreaterThan(Number(first?.[1]));
});

it('tells when a message has waited 10 s, keeps trying every 8 s, and loses none', async () => {
  const { relay, attempts, events, pass } = setUp(200, ...times(8, 'unreachable'));
  for (const data of ['first', 'second', 'third']) relay.post(data);
  await pass(13_000);
  expect(events).toEqual([]);
  await pass(1500);
  expect(events).toEqual([expect.stringMatching(/^down signaling-unavailable .*can not be reached/)]);
  await pass(32_000);
  expect(attempts.slice(1).map(({ at }) => at)).toEqual([0, 500, 2000, 6000, 14_000, 22_000, 30_000, 38_000, 46_000, 46_000]);
  expect(attempts.slice(-2).map(({ data }) => data)).toEqual(['second', 'third']);
  expect(events.slice(1)).toEqual(['up']);
});

it('tells when the relay says for 10 s that it is too much', async () => {
  const { relay, attempts, events, pass } = setUp(...times(12, { status: 429, retryAfter: '1' }));
  relay.post('first');
  await pass(11_000);
  expect(events).toEqual([expect.stringContaining('it answered 429')]);
  await pass(2000);
  expect(events.slice(1)).toEqual(['up']);
  expect(attempts).toHaveLength(13);
});

it('fails after three attempts at a relay that was never there', async () => {
  const { relay, attempts, events, pass } = setUp(...times(5, 'unreachable'));
  relay.post('first');
  await pass(5000);
  expect(attempts).toHaveLength(3);
  expect(events).toEqual([expect.stringMatching(/^fail signaling-unavailable/)]);
});

it.each([
  [403, 'room-forbidden'],
  [401, 'room-forbidden'],
  [400, 'signaling-rejected'],
  [413, 'signaling-rejected'],
])('fails at once, with its words, when the relay answers %i', async (status, code) => {
  const { relay, attempts, events, pass } = setUp(200, status);
  for (const data of ['first', 'second', 'third']) relay.post(data);
  await pass(5000);
  expect(attempts).toHaveLength(2);
  expect(events).toEqual([`fail ${code} The signal relay refused a message: Not you.`]);
});

it('waits 10 s for the signaling server to list a member, and fails then', async () => {
  const notListed = { status: 403, code: 'not-in-room' };
  const soon = setUp(notListed, notListed);
  soon.relay.post('first');
  await soon.pass(3000);
  expect(soon.events).toEqual([]);
  expect(soon.attempts).toHaveLength(3);

  const never = setUp(...times(9, notListed));
  never.relay.post('first');
  await never.pass(15_000);
  expect(never.events).toEqual([expect.stringMatching(/^fail room-forbidden/)]);
});

it('forgets a relay that is down when it is cleared', async () => {
  const { relay, attempts, events, pass } = setUp(200, ...times(5, 500));
  for (const data of ['first', 'second']) relay.post(data);
  await pass(14_500);
  relay.clear();
  await pass(10_000);
  relay.post('third');
  await pass(0);
  expect(events).toHaveLength(1);
  expect(attempts.at(-1)?.data).toBe('third');
});
