import { expect, test } from 'vitest';
import { arrangeMessages } from './arrangeMessages';
import type { ChatMessage } from './chatMessage';

const now = new Date(2026, 0, 5, 12).getTime();
const minute = 60_000;

const write = (id: string, name: string, at: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  name,
  text: id,
  at,
  ...more,
});
const arrange = (messages: ChatMessage[], start = 0, firstNew: string | null = null) =>
  arrangeMessages(messages, start, firstNew, now).map(({ message, grouped, startsDay }) => [message.id, grouped, startsDay]);

test('groups what one participant writes within five minutes', () => {
  const messages = [
    write('a', 'Ada', now),
    write('b', 'Ada', now + minute),
    write('c', 'Ben', now + 2 * minute),
    write('d', 'Ada', now + 3 * minute),
    write('e', 'Ada', now + 8 * minute),
  ];
  expect(arrange(messages).map(([, grouped]) => grouped)).toEqual([false, true, false, false, false]);
});

test('tells apart two of one name, the local participant, and what others tell of a writer', () => {
  const messages = [
    write('a', 'Ada', now, { from: '1' }),
    write('b', 'Ada', now, { from: '2' }),
    write('c', 'Ada', now, { from: '2', own: true }),
    write('d', 'Ada', now, { from: '3', own: true }),
    write('e', 'Ada', now, { from: '2', fromHistory: true }),
    write('f', 'Ada', now, { from: '2' }),
  ];
  expect(arrange(messages).map(([, grouped]) => grouped)).toEqual([false, false, false, true, false, false]);
});

test('begins a group at the first new message', () => {
  expect(arrange([write('a', 'Ada', now), write('b', 'Ada', now)], 0, 'b')).toEqual([
    ['a', false, false],
    ['b', false, false],
  ]);
});

test('tells the day where it changes, and at the beginning where it is not today', () => {
  const yesterday = new Date(2026, 0, 4, 23, 59).getTime();
  const messages = [write('a', 'Ada', yesterday), write('b', 'Ada', yesterday + 2 * minute), write('c', 'Ada', yesterday + 3 * minute)];
  expect(arrange(messages)).toEqual([
    ['a', false, true],
    ['b', false, true],
    ['c', true, false],
  ]);
});

test('what is left out above changes nothing below', () => {
  const messages = [write('a', 'Ada', now), write('b', 'Ada', now), write('c', 'Ada', now)];
  expect(arrange(messages, 1)).toEqual(arrange(messages).slice(1));
});
