import { useEffect, type RefObject } from 'react';
import { useEvent } from '../useEvent';

/**
 * Calls `onDismiss` while `open` when Escape is pressed in `root`, or the focus or a press goes elsewhere. After Escape the
 * focus is on a button of `root` again, if it was in what closes.
 */
export function useDismiss(open: boolean, root: RefObject<HTMLElement | null>, onDismiss: () => void): void {
  const dismiss = useEvent(onDismiss);

  useEffect(() => {
    const element = root.current;
    if (!open || !element) return undefined;
    const listeners = new AbortController();
    const { signal } = listeners;
    const page = element.ownerDocument;
    const isInside = (target: EventTarget | null) => target instanceof Node && element.contains(target);

    page.addEventListener('pointerdown', ({ target }) => void (isInside(target) || dismiss()), { signal });
    page.addEventListener('focusin', ({ target }) => void (isInside(target) || dismiss()), { signal });
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        const opener = element.querySelector<HTMLElement>('[aria-expanded="true"]') ?? element.querySelector('button');
        opener?.focus();
        dismiss();
      },
      { signal },
    );
    return () => listeners.abort();
  }, [open, root, dismiss]);
}
