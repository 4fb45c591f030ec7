import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from './shortcut';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  target: null,
  ...more,
});

/** An element that is, or isn't, in something to write in. */
const inside = (writable: boolean) => ({ closest: () => (writable ? {} : null) }) as unknown as Element;

describe('shortcutOf', () => {
  it.each([
    ['m', 'microphone'],
    ['c', 'camera'],
    ['s', 'screen'],
    ['f', 'fullscreen'],
    ['i', 'details'],
    ['q', 'leave'],
    ['M', 'microphone'],
  ])('%s: %s', (key, shortcut) => {
    expect(shortcutOf(press(key))).toBe(shortcut);
    expect(shortcutOf(press(key, { target: inside(false) }))).toBe(shortcut);
  });

  it('knows the key by its place where the keyboard writes other letters', () => {
    expect(shortcutOf(press('ㅡ', { code: 'KeyM' }))).toBe('microphone');
  });

  it('goes by the letter where the keyboard writes Latin ones in other places', () => {
    expect(shortcutOf(press('q', { code: 'KeyA' }))).toBe('leave');
    expect(shortcutOf(press('a', { code: 'KeyQ' }))).toBeNull();
  });

  it.each(['x', 'Enter', 'F1', ' ', '1'])('leaves %s alone', (key) => {
    expect(shortcutOf(press(key))).toBeNull();
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { repeat: true },
    { isComposing: true },
    { defaultPrevented: true },
    { target: inside(true) },
  ])('is nothing with %o', (more) => {
    expect(shortcutOf(press('m', more))).toBeNull();
  });
});
