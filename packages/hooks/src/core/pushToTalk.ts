import { isPressing, isTyping, type KeyPress } from './keyPress';

/** What lets somebody talk as long as it is held down. */
export type TalkHold = 'key' | 'button' | 'switch';

/** The part of a microphone's control that push to talk works with. */
export interface TalkMicrophone {
  toggle(on?: boolean): unknown;
}

/** Keeps a microphone on while at least one of several things is held down. */
export interface TalkHolds {
  isHeld(): boolean;
  hold(by: TalkHold): void;
  release(by: TalkHold): void;
  releaseAll(): void;
}

/** @param microphone the one of now; null: there is none */
export function createTalkHolds(microphone: () => TalkMicrophone | null, onChange: (talking: boolean) => void): TalkHolds {
  const holds = new Set<TalkHold>();
  let wasHeld = false;

  function look(): void {
    const isHeld = holds.size > 0;
    if (isHeld === wasHeld) return;
    wasHeld = isHeld;
    microphone()?.toggle(isHeld);
    onChange(isHeld);
  }

  return {
    isHeld: () => wasHeld,
    hold(by) {
      holds.add(by);
      look();
    },
    release(by) {
      holds.delete(by);
      look();
    },
    releaseAll() {
      holds.clear();
      look();
    },
  };
}

/** Whether a key that goes down is the one to talk with, and not one that writes or presses something. */
export function isTalkKey(press: KeyPress, code: string | null): boolean {
  if (code === null) return false;
  const { ctrlKey, metaKey, altKey, code: pressed } = press;
  // Together with another key it belongs to the browser; a modifier that talks is its own.
  const isShortcut = (ctrlKey || metaKey || altKey) && !/^(Control|Meta|Alt)/.test(code);
  return pressed === code && !isShortcut && !press.isComposing && !press.defaultPrevented && !isTyping(press) && !isPressing(press);
}

/**
 * Listens for the key to talk with (null: none), and for all that ends a press without a key going up: another window, a hidden tab.
 *
 * @returns what ends it
 */
export function listenForTalkKey(code: string | null, holds: TalkHolds): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isTalkKey(event, code)) return;
    // A space that is held down scrolls the page.
    event.preventDefault();
    if (!event.repeat) holds.hold('key');
  };
  const onKeyUp = (event: KeyboardEvent) => {
    // While Command is down, macOS tells of no other key that goes up.
    if (event.code === code || event.key === 'Meta') holds.release('key');
  };
  const onHide = () => {
    if (document.visibilityState === 'hidden') holds.releaseAll();
  };
  const onBlur = () => holds.releaseAll();
  document.addEventListener('keydown', onKeyDown);
  // A key that goes up is heard also where somebody keeps it from the rest of the page.
  window.addEventListener('keyup', onKeyUp, true);
  window.addEventListener('blur', onBlur);
  document.addEventListener('visibilitychange', onHide);
  return () => {
    document.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('keyup', onKeyUp, true);
    window.removeEventListener('blur', onBlur);
    document.removeEventListener('visibilitychange', onHide);
    holds.releaseAll();
  };
}
