import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createSetUp, HOLD_VIDEO_MS, TELL_QUEUED_MS } from './setUp';
import { createSetUpQueue } from './setUpQueue';

/** A peer's set-up in a queue in which `others` are being set up. */
function makeSetUp(others: number) {
  const page = createVirtualEnvironment();
  const queue = createSetUpQueue(page);
  const told: string[] = [];
  const setUp = createSetUp({
    queue,
    environment: page,
    onTurn: () => told.push('turn'),
    onQueued: () => told.push('queued'),
    onHold: () => told.push(setUp.isVideoHeld ? 'hold' : 'send'),
  });
  const places = Array.from({ length: others }, () => queue.answer());
  return { page, queue, setUp, told, places };
}

it('is told of its turn at once where nothing else is being set up, and video is never held', () => {
  const { setUp, told } = makeSetUp(0);
  setUp.request();
  setUp.connected();
  setUp.end();
  expect(told).toEqual(['turn']);
});

it('is told of its turn when others are done, and of nothing else where they take a moment only', () => {
  const { page, setUp, told, places } = makeSetUp(2);
  setUp.request();
  page.advance(TELL_QUEUED_MS - 1);
  places[0]?.end();
  page.advance(1000);
  expect(told).toEqual(['hold', 'turn', 'send']);
});

it('is told once that others come first where they take longer', () => {
  const { page, setUp, told, places } = makeSetUp(2);
  setUp.request();
  page.advance(TELL_QUEUED_MS + 1000);
  expect(told).toEqual(['hold', 'queued']);
  places[0]?.end();
  expect(told).toEqual(['hold', 'queued', 'turn', 'send']);
});

it('does not hold the video of the two that may be set up at once', () => {
  const { setUp, told } = makeSetUp(1);
  setUp.answer();
  setUp.connected();
  setUp.end();
  expect(told).toEqual([]);
});

it('holds video from the beginning of a connection until all others stand', () => {
  const { setUp, told, places } = makeSetUp(3);
  setUp.answer();
  expect(setUp.isVideoHeld).toBe(true);
  setUp.connected();
  setUp.end();
  places[0]?.end();
  places[1]?.end();
  expect(setUp.isVideoHeld).toBe(true);
  places[2]?.end();
  expect(told).toEqual(['hold', 'send']);
});

it('holds video for five seconds at the most once its connection stands', () => {
  const { page, setUp, told } = makeSetUp(3);
  setUp.answer();
  setUp.connected();
  setUp.end();
  page.advance(HOLD_VIDEO_MS - 1);
  expect(setUp.isVideoHeld).toBe(true);
  page.advance(1);
  expect(told).toEqual(['hold', 'send']);
});

it('never interrupts video that is on, however many are set up later', () => {
  const { queue, setUp, told } = makeSetUp(0);
  setUp.answer();
  setUp.connected();
  setUp.end();
  for (let count = 0; count < 5; count++) queue.answer();
  expect(told).toEqual([]);
});

it('lets go of its place and of everything else when its connection is closed', () => {
  const { page, queue, setUp, told } = makeSetUp(3);
  setUp.request();
  setUp.close();
  expect(queue.size).toBe(3);
  expect(setUp.isVideoHeld).toBe(false);
  page.advance(60_000);
  expect(told).toEqual(['hold']);
});
