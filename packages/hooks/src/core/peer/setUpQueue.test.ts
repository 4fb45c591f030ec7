import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createSetUpQueue, MAX_WAIT_MS, SET_UP_MS, type SetUpPlace } from './setUpQueue';

/** A queue, and who has had a turn. */
function makeQueue() {
  const page = createVirtualEnvironment();
  const queue = createSetUpQueue(page);
  const turns: string[] = [];
  const request = (name: string): SetUpPlace => queue.request(() => turns.push(name));
  return { page, queue, turns, request };
}

it('gives the first two a turn before the request returns, and the next when one of them ends', () => {
  const { queue, turns, request } = makeQueue();
  const first = request('a');
  request('b');
  request('c');
  request('d');
  expect(turns).toEqual(['a', 'b']);
  expect(queue.size).toBe(4);
  first.end();
  expect(turns).toEqual(['a', 'b', 'c']);
  first.end();
  expect(turns).toEqual(['a', 'b', 'c']);
});

it('forgets one that ends before its turn', () => {
  const { turns, request } = makeQueue();
  const first = request('a');
  request('b');
  request('c').end();
  request('d');
  first.end();
  expect(turns).toEqual(['a', 'b', 'd']);
});

it('counts a set-up that comes to nothing for ten seconds, in which this page could have answered', () => {
  const { page, turns, request } = makeQueue();
  for (const name of ['a', 'b', 'c', 'd']) request(name);
  page.block(SET_UP_MS);
  expect(turns).toEqual(['a', 'b']);
  page.advance(SET_UP_MS);
  expect(turns).toEqual(['a', 'b', 'c', 'd']);
});

it('answers the other side at once, however many are being set up, and lets its own wait meanwhile', () => {
  const { queue, turns, request } = makeQueue();
  const answers = [queue.answer(), queue.answer(), queue.answer()];
  request('a');
  expect(turns).toEqual([]);
  answers[0]?.end();
  expect(turns).toEqual([]);
  answers[1]?.end();
  expect(turns).toEqual(['a']);
});

it('gives the first in the queue a turn after ten seconds though others offer without end', () => {
  const { page, queue, turns, request } = makeQueue();
  queue.answer();
  queue.answer();
  request('a');
  request('b');
  for (let ms = 0; ms < MAX_WAIT_MS; ms += 1000) {
    queue.answer();
    page.advance(1000);
  }
  expect(turns).toEqual(['a']);
  for (let ms = 0; ms < MAX_WAIT_MS; ms += 1000) {
    queue.answer();
    page.advance(1000);
  }
  expect(turns).toEqual(['a', 'b']);
});

it('goes on when a turn ends other set-ups and asks for more before it returns', () => {
  const { queue, turns, request } = makeQueue();
  const first = request('a');
  request('b');
  queue.request(() => {
    turns.push('c');
    first.end();
    request('e').end();
    request('f');
  });
  const last = request('d');
  first.end();
  expect(turns).toEqual(['a', 'b', 'c']);
  last.end();
  expect(queue.size).toBe(3);
});

it('tells whenever more or fewer are being set up', () => {
  const { queue, request } = makeQueue();
  const sizes: number[] = [];
  const stop = queue.subscribe(() => sizes.push(queue.size));
  const [a, b] = [request('a'), queue.answer()];
  b.end();
  a.end();
  stop();
  request('c');
  expect(sizes).toEqual([1, 2, 1, 0]);
});
