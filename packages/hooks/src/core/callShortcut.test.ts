import { describe, expect, it } from 'vitest';
import { callShortcutOf, CALL_SHORTCUT_KEYS } from './callShortcut';
import type { KeyPress } from './keyPress';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
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

/** An element that is, or isn't, in something to write in. */
const inside = (writable: boolean) => ({ closest: () => (writable ? {} : null) }) as unknown as Element;

describe('callShortcutOf', () => {
  it.each([
    ['m', 'microphone'],
    ['c', 'camera'],
    ['s', 'screen'],
    ['f', 'fullscreen'],
    ['i', 'details'],
    ['q', 'leave'],
    // With Caps Lock.
    ['M', 'microphone'],
  ])('%s: %s', (key, shortcut) => {
    expect(callShortcutOf(press(key))).toBe(shortcut);
    expect(callShortcutOf(press(key, { target: inside(false) }))).toBe(shortcut);
  });

  it('knows the key by its place where the keyboard writes other letters', () => {
    expect(callShortcutOf(press('ㅡ', { code: 'KeyM' }))).toBe('microphone');
  });

  it('goes by the letter where the keyboard writes Latin ones in other places', () => {
    expect(callShortcutOf(press('q', { code: 'KeyA' }))).toBe('leave');
    expect(callShortcutOf(press('a', { code: 'KeyQ' }))).toBeNull();
  });

  it.each(['x', 'Enter', 'F1', ' ', '1'])('leaves %s alone', (key) => {
    expect(callShortcutOf(press(key))).toBeNull();
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { shiftKey: true },
    { getModifierState: (name: string) => name === 'AltGraph' },
    { getModifierState: (name: string) => name === 'OS' },
    { repeat: true },
    { isComposing: true },
    { defaultPrevented: true },
    { target: inside(true) },
  ])('is nothing with %o', (more) => {
    expect(callShortcutOf(press('m', more))).toBeNull();
  });

  it('goes by other keys, or by none, where it is told to', () => {
    const keys = { ...CALL_SHORTCUT_KEYS, leave: null, microphone: 'd' };
    expect(callShortcutOf(press('d'), keys)).toBe('microphone');
    expect(callShortcutOf(press('m'), keys)).toBeNull();
    expect(callShortcutOf(press('q'), keys)).toBeNull();
  });
});
