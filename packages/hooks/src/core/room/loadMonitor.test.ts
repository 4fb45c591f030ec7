import { expect, it } from 'vitest';
import { createVirtualEnvironment, type VirtualEnvironment } from '../../testing/virtualEnvironment';
import { loadMonitorOf } from './loadMonitor';

/** Lets so many looks pass; each ends in a task of its own. */
async function pass(environment: VirtualEnvironment, looks: number) {
  for (let look = 0; look < looks; look++) {
    environment.advance(2000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

function watch(environment: VirtualEnvironment) {
  const monitor = loadMonitorOf(environment);
  const levels: number[] = [];
  let asked = 0;
  const stop = monitor.watch({
    connections() {
      asked += 1;
      return [];
    },
    onChange: () => levels.push(monitor.level),
  });
  return { monitor, levels, stop, asked: () => asked };
}

it('tells of a page that is late, until it is stopped', async () => {
  const environment = createVirtualEnvironment();
  const { monitor, levels, stop } = watch(environment);
  environment.latenessMs = 1000;
  await pass(environment, 4);
  expect(levels).toEqual([1, 2]);
  environment.latenessMs = 0;
  await pass(environment, 8);
  expect(levels).toEqual([1, 2, 1]);
  stop();
  environment.latenessMs = 1000;
  await pass(environment, 4);
  expect(levels).toEqual([1, 2, 1]);
  expect(monitor.level).toBe(0);
});

it('is one level for all rooms of a page, also for one that comes later', async () => {
  const environment = createVirtualEnvironment();
  const first = watch(environment);
  environment.latenessMs = 1000;
  await pass(environment, 2);
  const second = watch(environment);
  expect(second.monitor).toBe(first.monitor);
  expect(second.monitor.level).toBe(1);
  await pass(environment, 2);
  expect([first.levels, second.levels]).toEqual([[1, 2], [2]]);
  // One look asks both, and happens once.
  expect([first.asked(), second.asked()]).toEqual([4, 2]);
  first.stop();
  first.stop();
  await pass(environment, 2);
  expect(second.levels).toEqual([2, 3]);
  second.stop();
});

it('is another one in another page', () => {
  const [one, two] = [watch(createVirtualEnvironment()), watch(createVirtualEnvironment())];
  expect(one.monitor).not.toBe(two.monitor);
  one.stop();
  two.stop();
});
