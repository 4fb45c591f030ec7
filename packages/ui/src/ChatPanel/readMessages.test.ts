import { expect, test } from 'vitest';
import type { ChatMessage } from './chatMessage';
import { markRead, receiveMessages, startReading } from './readMessages';

const write = (id: string, own = false): ChatMessage => ({ id, name: 'Ada', text: id, at: 0, own });
const of = (ids: string) => ids.split('').map((id) => write(id));

test('what is there from the start, and what comes into view, is read', () => {
  const start = startReading(of('ab'));
  const next = receiveMessages(start, of('abc'), true);
  expect([next.firstNew, next.unread, [...next.arrived]]).toEqual([null, 0, ['c']]);
});

test('marks the first of the messages that came out of view, and counts them', () => {
  const one = receiveMessages(startReading(of('ab')), of('abc'), false);
  const two = receiveMessages(one, of('abcde'), false);
  expect([two.firstNew, two.unread, [...two.arrived]]).toEqual(['c', 3, ['d', 'e']]);
});

test('marks one that comes late, before others that are new', () => {
  const one = receiveMessages(startReading(of('a')), of('ac'), false);
  expect(receiveMessages(one, of('abc'), false).firstNew).toBe('b');
});

test('keeps the mark when they are read; the next one that is not moves it, one that is read removes it', () => {
  const read = markRead(receiveMessages(startReading(of('a')), of('ab'), false));
  expect([read.firstNew, read.unread]).toEqual(['b', 0]);
  expect(receiveMessages(read, of('abc'), false)).toMatchObject({ firstNew: 'c', unread: 1 });
  expect(receiveMessages(read, of('abc'), true)).toMatchObject({ firstNew: null, unread: 0 });
});

test('who writes has read everything', () => {
  const one = receiveMessages(startReading(of('a')), of('ab'), false);
  expect(receiveMessages(one, [...of('ab'), write('c', true)], false)).toMatchObject({ firstNew: null, unread: 0 });
});

test('a change that brings none, such as a delivery or the fall of the oldest, marks nothing', () => {
  const start = startReading(of('abc'));
  expect(receiveMessages(start, of('abc'), false)).toMatchObject({ firstNew: null, unread: 0 });
  const fallen = receiveMessages(start, of('bc'), false);
  expect([...fallen.known]).toEqual(['b', 'c']);
});
