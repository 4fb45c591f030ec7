import { isTyping, type KeyPress } from './keyPress';

/** What a key does in a call. */
export type CallShortcut = 'microphone' | 'camera' | 'screen' | 'fullscreen' | 'details' | 'leave';

/** Which letter stands for what, `a` to `z`; null: none does. Fit for `aria-keyshortcuts`. */
export type CallShortcutKeys = Readonly<Record<CallShortcut, string | null>>;

/** The keys unless told otherwise. */
export const CALL_SHORTCUT_KEYS = {
  microphone: 'm',
  camera: 'c',
  screen: 's',
  fullscreen: 'f',
  details: 'i',
  leave: 'q',
} as const satisfies CallShortcutKeys;

/** What a key press asks for; null for all that is meant for a text box, the browser, or nobody. */
export function callShortcutOf(press: KeyPress, keys: CallShortcutKeys = CALL_SHORTCUT_KEYS): CallShortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null;
  // The third level of many keyboards, and Linux's Super, which are none of the four.
  if (['AltGraph', 'OS'].some((modifier) => press.getModifierState?.(modifier))) return null;
  if (press.repeat || press.isComposing || press.defaultPrevented || isTyping(press)) return null;
  const letter = letterOf(press);
  return (Object.keys(keys) as CallShortcut[]).find((shortcut) => keys[shortcut] === letter) ?? null;
}

/** A keyboard set to Korean, say, writes another letter with the key that has an M on it. */
function letterOf({ key, code }: KeyPress): string {
  const letter = key.toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : code.replace(/^Key/, '').toLowerCase();
}
