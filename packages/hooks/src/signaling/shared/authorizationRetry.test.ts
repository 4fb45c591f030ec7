import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createAuthorizationRetry } from './authorizationRetry';

function makeRetry() {
  const page = createVirtualEnvironment();
  const asked: number[] = [];
  return { page, asked, retry: createAuthorizationRetry(() => asked.push(page.now()), page) };
}

it('asks twice more for a member that was never in, and then says that it was asked often enough', () => {
  const { page, asked, retry } = makeRetry();
  for (const again of [true, true, false]) {
    expect(retry.askAgain(false)).toBe(again);
    page.advance(10_000);
  }
  expect(asked).toEqual([300, 11_000]);
});

it('asks without end for a member that was in, ever more seldom', () => {
  const { page, asked, retry } = makeRetry();
  for (let attempt = 0; attempt < 7; attempt++) {
    expect(retry.askAgain(true)).toBe(true);
    page.advance(10_000);
  }
  const delays = asked.map((at) => at % 10_000);
  expect(delays).toEqual([300, 1000, 2000, 4000, 8000, 8000, 8000]);
});

it('does not ask after it is stopped, and begins anew after that', () => {
  const { page, asked, retry } = makeRetry();
  retry.askAgain(false);
  retry.stop();
  page.advance(10_000);
  expect(asked).toEqual([]);
  expect([retry.askAgain(false), retry.askAgain(false), retry.askAgain(false)]).toEqual([true, true, false]);
});
