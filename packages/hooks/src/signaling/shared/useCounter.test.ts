import { expect, it } from 'vitest';
import { createUseCounter } from './useCounter';

it('says of the last use of each name of each client that it is the last', () => {
  const counter = createUseCounter();
  const [one, other] = [{}, {}];
  const releases = [counter.add(one, 'a'), counter.add(one, 'a'), counter.add(one, 'b'), counter.add(other, 'a')];
  expect(releases.map((release) => release())).toEqual([false, true, true, true]);
});

it('counts the end of a use once, and begins anew after the last', () => {
  const counter = createUseCounter();
  const client = {};
  const first = counter.add(client, 'a');
  const second = counter.add(client, 'a');
  expect([first(), first(), first()]).toEqual([false, false, false]);
  expect(second()).toBe(true);
  expect(counter.add(client, 'a')()).toBe(true);
});
