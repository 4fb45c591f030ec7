import { expect, it } from 'vitest';
import type { RtcError } from '../../core/errors';
import type { Json } from '../../core/signaling/port';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { loadHttpRelay } from './httpRelayLoader';

/** What stands for the relay's code. */
interface RelayPart {
  createHttpRelay(): { post(data: Json): boolean; clear(): void };
}

/** A loader in the hands of the test, with all that is told. */
function setUp() {
  const posted: Json[] = [];
  const failures: RtcError[] = [];
  let settle: { resolve(part: RelayPart): void; reject(cause: unknown): void } | undefined;
  const arrival = new Promise<RelayPart>((resolve, reject) => (settle = { resolve, reject }));
  const loads: number[] = [];
  const relay = loadHttpRelay(
    {
      url: '/relay',
      clock: createVirtualEnvironment(),
      fields: () => ({}),
      onDown: (error) => failures.push(error),
      onUp: () => undefined,
      onFail: (error) => failures.push(error),
    },
    () => {
      loads.push(1);
      return arrival;
    },
  );
  const part = { createHttpRelay: () => ({ post: (data: Json) => posted.push(data) > 0, clear: () => void (posted.length = 0) }) };
  const settled = () => new Promise((resolve) => void setTimeout(resolve));
  const arrive = () => {
    settle?.resolve(part);
    return settled();
  };
  const fail = (cause: unknown) => {
    settle?.reject(cause);
    return settled();
  };
  return { relay, posted, failures, loads, arrive, fail };
}

it('fetches the code at once, before anything is posted', () => {
  expect(setUp().loads).toEqual([1]);
});

it('keeps what is posted before the code is there, in order', async () => {
  const { relay, posted, arrive } = setUp();
  expect([relay.post('one'), relay.post('two')]).toEqual([true, true]);
  await arrive();
  relay.post('three');
  expect(posted).toEqual(['one', 'two', 'three']);
});

it('forgets what waits when it is cleared', async () => {
  const { relay, posted, arrive } = setUp();
  relay.post('old');
  relay.clear();
  await arrive();
  expect(posted).toEqual([]);
});

it('takes no more than the relay itself would', () => {
  const { relay } = setUp();
  const taken = Array.from({ length: 65 }, (_, index) => relay.post(index));
  expect(taken.filter(Boolean)).toHaveLength(64);
  expect(taken.at(-1)).toBe(false);
});

it('fails with a way out once a message needs code that can not be loaded', async () => {
  const early = setUp();
  early.relay.post('waits');
  await early.fail(new TypeError('offline'));
  expect(early.failures).toMatchObject([{ code: 'chunk-unavailable', recovery: 'reload' }]);

  const late = setUp();
  await late.fail(new TypeError('offline'));
  expect(late.failures).toEqual([]);
  expect(late.relay.post('needed')).toBe(false);
  expect(late.failures).toMatchObject([{ code: 'chunk-unavailable', recovery: 'reload' }]);
});
