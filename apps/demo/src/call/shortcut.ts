/** What a key does in a call. */
export type Shortcut = 'microphone' | 'camera' | 'screen' | 'fullscreen' | 'details' | 'leave';

/** The keys, as they are written on buttons and read by `aria-keyshortcuts`. */
export const shortcutKeys = {
  microphone: 'm',
  camera: 'c',
  screen: 's',
  fullscreen: 'f',
  details: 'i',
  leave: 'q',
} as const satisfies Record<Shortcut, string>;

const byKey = new Map<string, Shortcut>(
  (Object.keys(shortcutKeys) as Shortcut[]).map((shortcut) => [shortcutKeys[shortcut], shortcut]),
);

/** The part of a `KeyboardEvent` that decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** What a key press asks for; null for all that is meant for a text box, the browser, or nobody. */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.repeat || press.isComposing || press.defaultPrevented || isTyping(press.target)) return null;
  return byKey.get(letterOf(press)) ?? null;
}

/** A keyboard set to Korean, say, writes another letter with the key that has an M on it. */
function letterOf({ key, code }: KeyPress): string {
  const letter = key.toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : code.replace(/^Key/, '').toLowerCase();
}

const writable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Whether a key press there writes or chooses something. */
function isTyping(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(writable) !== null;
}
