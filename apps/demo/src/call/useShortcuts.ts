import { useEffect, useEffectEvent } from 'react';
import { shortcutOf, type Shortcut } from './shortcut';

/** Runs what the keys stand for, wherever the focus is, while the component is there. */
export function useShortcuts(actions: Record<Shortcut, () => void>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    actions[shortcut]();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
