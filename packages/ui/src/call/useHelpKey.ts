import { useEffect } from 'react';
import { useEvent } from '../useEvent';

const writable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Calls `onHelp` when `?` is pressed where it isn't written, while `enabled`. */
export function useHelpKey(onHelp: () => void, enabled: boolean): void {
  const help = useEvent(onHelp);
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, isComposing, repeat } = event;
      if (key !== '?' || ctrlKey || metaKey || altKey || isComposing || repeat) return;
      if (target instanceof Element && target.closest(writable)) return;
      event.preventDefault();
      help();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled, help]);
}
