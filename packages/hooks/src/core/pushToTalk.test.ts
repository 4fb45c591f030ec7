import { expect, it, vi } from 'vitest';
import type { KeyPress } from './keyPress';
import { createTalkHolds, isTalkKey } from './pushToTalk';

it('turns the microphone on with the first hold and off with the last', () => {
  const toggle = vi.fn();
  const onChange = vi.fn();
  const holds = createTalkHolds(() => ({ toggle }), onChange);
  holds.release('key');
  holds.hold('key');
  holds.hold('key');
  holds.hold('button');
  holds.release('key');
  expect(toggle.mock.calls).toEqual([[true]]);
  expect(holds.isHeld()).toBe(true);
  holds.releaseAll();
  holds.releaseAll();
  expect(toggle.mock.calls).toEqual([[true], [false]]);
  expect(onChange.mock.calls).toEqual([[true], [false]]);
});

const press = (more: Partial<KeyPress>): KeyPress => ({
  key: ' ',
  code: 'Space',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  target: null,
  ...more,
});
/** An element that is, or is in, what a selector names. */
const within = (name: string) =>
  ({ closest: (selector: string) => (selector.split(', ').includes(name) ? {} : null) }) as unknown as EventTarget;

it.each<[string, Partial<KeyPress>, string | null, boolean]>([
  ['the key', {}, 'Space', true],
  ['the key held on', { repeat: true }, 'Space', true],
  ['another key', { code: 'KeyA' }, 'Space', false],
  ['no key at all', { code: '' }, null, false],
  ['a space in a text box', { target: within('textarea') }, 'Space', false],
  ['a space that presses a button', { target: within('button') }, 'Space', false],
  ['a letter while a button has the focus', { code: 'KeyT', target: within('button') }, 'KeyT', true],
  ["a shortcut of the browser's", { ctrlKey: true }, 'Space', false],
  ['a modifier', { code: 'ControlLeft', ctrlKey: true }, 'ControlLeft', true],
  ['a syllable that is composed', { isComposing: true }, 'Space', false],
  ['what something else has handled', { defaultPrevented: true }, 'Space', false],
])('%s', (_name, more, code, talks) => {
  expect(isTalkKey(press(more), code)).toBe(talks);
});
