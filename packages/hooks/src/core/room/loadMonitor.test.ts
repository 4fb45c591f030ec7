import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createLoadMonitor } from './loadMonitor';

it('tells of a page that is late, until it is stopped', async () => {
  const environment = createVirtualEnvironment();
  const levels: number[] = [];
  const monitor = createLoadMonitor({
    environment,
    connections: () => [],
    onChange: () => levels.push(monitor.level),
  });
  // Each look ends in a task of its own.
  const pass = async (looks: number) => {
    for (let look = 0; look < looks; look++) {
      environment.advance(2000);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  monitor.start();
  environment.latenessMs = 1000;
  await pass(4);
  expect(levels).toEqual([1, 2]);
  environment.latenessMs = 0;
  await pass(8);
  expect(levels).toEqual([1, 2, 1]);
  monitor.stop();
  environment.latenessMs = 1000;
  await pass(4);
  expect(levels).toEqual([1, 2, 1]);
  expect(monitor.level).toBe(0);
});
