import { expect, it } from 'vitest';
import { createRepeatFilter } from './repeatFilter';

it('tells a message that comes again, also after later ones', () => {
  const { isRepeat } = createRepeatFilter();
  const ids = ['a:1', 'a:1', 'a:2', 'a:4', 'a:3', 'a:2', 'a:5'];
  expect(ids.map((id) => isRepeat('ada', id))).toEqual([false, true, false, false, true, true, false]);
});

it('numbers the messages of each member and of each of their pages by itself', () => {
  const { isRepeat, forget } = createRepeatFilter();
  expect([isRepeat('ada', 'a:7'), isRepeat('ben', 'a:7'), isRepeat('ada', 'b:1'), isRepeat('ada', 'b:1')]).toEqual([false, false, false, true]);
  forget('ada');
  expect(isRepeat('ada', 'b:1')).toBe(false);
});

it.each([undefined, null, 7, '', 'a', 'a:', ':1', 'a:1:2', 'a:x', {}])('takes a message with the id %j as a new one each time', (id) => {
  const { isRepeat } = createRepeatFilter();
  expect([isRepeat('ada', id), isRepeat('ada', id)]).toEqual([false, false]);
});
