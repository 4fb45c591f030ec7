/** The part of a `KeyboardEvent` that decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'isComposing' | 'defaultPrevented' | 'target'
> &
  Partial<Pick<KeyboardEvent, 'composedPath' | 'getModifierState'>>;

const writable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
const pressable = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"], [role="tab"], [role="switch"]';

/** Whether it writes or chooses something. Out of a web component the event seems to come from that itself. */
export function isTyping(press: KeyPress): boolean {
  return isWithin(press, writable);
}

/** Whether it presses what has the focus. */
export function isPressing(press: KeyPress): boolean {
  return (press.code === 'Space' || press.code === 'Enter') && isWithin(press, pressable);
}

function isWithin(press: KeyPress, selector: string): boolean {
  return [press.target, press.composedPath?.()[0]].some((target) =>
    Boolean(target && 'closest' in target && (target as Element).closest(selector)),
  );
}
