import type { FileTransfer, UseChatMessage } from '@visavis/hooks';
import { expect, test } from 'vitest';
import { joinMessages } from './joinMessages';

const message = (id: string, more: Partial<UseChatMessage> = {}): UseChatMessage => ({
  id,
  from: 'ada',
  name: 'Ada',
  text: id,
  at: 0,
  own: false,
  transfer: null,
  status: 'delivered',
  recipients: [],
  ...more,
});

test('a first stay has what its chat has', () => {
  const now = [message('1')];
  expect(joinMessages([], now)).toBe(now);
});

test('a second stay goes on where the first ended, and is told nothing twice', () => {
  const before = [message('1', { own: true }), message('2')];
  const now = [message('1', { fromHistory: true }), message('2', { fromHistory: true }), message('3', { fromHistory: true }), message('4')];
  const all = joinMessages(before, now);
  expect(all.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(all[0]?.own).toBe(true);
});

test('a file of the first stay leaves its place', () => {
  const transfer = { id: 'f', url: 'blob:gone' } as FileTransfer;
  const [file] = joinMessages([message('1', { attachment: 'f', transfer })], []);
  expect(file).toMatchObject({ attachment: 'f', transfer: null });
});

test('the oldest go first', () => {
  const many = Array.from({ length: 1000 }, (_, index) => message(`m${index}`));
  const all = joinMessages(many, [message('last')]);
  expect(all).toHaveLength(1000);
  expect([all[0]?.id, all.at(-1)?.id]).toEqual(['m1', 'last']);
});
