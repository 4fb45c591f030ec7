import { expect, it } from 'vitest';
import { createLatest } from './latest';

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

it('gives the result of a task that nobody overtook', async () => {
  expect(await createLatest().run(() => Promise.resolve('done'))).toBe('done');
});

it('aborts the older task, waits for it, and then runs the newer', async () => {
  const latest = createLatest();
  const order: string[] = [];
  const gate = deferred();
  const older = latest.run(async (signal) => {
    order.push('older begins');
    await gate.promise;
    order.push(`older ends, aborted: ${signal.aborted}`);
    return 'older';
  });
  await Promise.resolve();
  const newer = latest.run(() => {
    order.push('newer');
    return Promise.resolve('newer');
  });
  gate.resolve();
  expect(await Promise.all([older, newer])).toEqual([undefined, 'newer']);
  expect(order).toEqual(['older begins', 'older ends, aborted: true', 'newer']);
});

it('does not start what was overtaken before its turn', async () => {
  const latest = createLatest();
  const started: number[] = [];
  const runs = [1, 2, 3].map((each) =>
    latest.run(() => {
      started.push(each);
      return Promise.resolve(each);
    }),
  );
  expect(await Promise.all(runs)).toEqual([undefined, undefined, 3]);
  expect(started).toEqual([3]);
});

it('passes a failure on, but not that of an aborted task, and goes on', async () => {
  const latest = createLatest();
  await expect(latest.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const aborted = latest.run((signal) =>
    Promise.resolve().then(() => {
      signal.throwIfAborted();
      return 'unreached';
    }),
  );
  latest.abort();
  expect(await aborted).toBeUndefined();
  expect(await latest.run(() => Promise.resolve('next'))).toBe('next');
});
