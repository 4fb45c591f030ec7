import { expect, it } from 'vitest';
import { createMemberBudgets, isCountedAs } from './memberBudgets';

const message = (type: string) => JSON.stringify({ type, data: 1 });

it('takes a mute, a lock and a goodbye from a member whose application sends far too much', () => {
  const budgets = createMemberBudgets(() => 0);
  let taken = 0;
  for (let sent = 0; sent < 10_000; sent++) taken += Number(budgets.take(message('messages')));
  expect(taken).toBe(4000);
  for (let sent = 0; sent < 1000; sent++) budgets.take(message('segment'));
  for (const type of ['state', 'policy', 'bye']) expect(budgets.take(message(type))).toBe(true);
});

it('takes only so much state of a member who sends nothing else', () => {
  let now = 0;
  const budgets = createMemberBudgets(() => now);
  const takeAll = () => Array.from({ length: 1000 }, () => budgets.take(message('state'))).filter(Boolean).length;
  expect(takeAll()).toBe(100);
  now = 1000;
  expect(takeAll()).toBe(50);
});

it('does not count a message as another one than it is', () => {
  expect(isCountedAs(message('state'), 'state')).toBe(true);
  expect(isCountedAs(message('segment'), 'segment')).toBe(true);
  // The last of two keys is the one that counts when it is parsed.
  expect(isCountedAs('{"type":"messages","type":"state"}', 'state')).toBe(false);
  expect(isCountedAs('{"type":"segment","type":"policy"}', 'policy')).toBe(false);
});
