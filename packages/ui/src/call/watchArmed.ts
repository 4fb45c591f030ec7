/** How long a page has to be in sight before a press counts, in ms: longer than the second press of a double click. */
export const ARM_MS = 500;

/** What is asked of a window. */
export interface ArmablePage extends Pick<EventTarget, 'addEventListener'> {
  readonly parent: unknown;
  readonly document: Pick<EventTarget, 'addEventListener'> & Pick<Document, 'visibilityState' | 'hasFocus'>;
}

/**
 * Tells when a press on the page is meant for it: half a second after it came to the front. It starts anew each time
 * the page loses or regains the focus, or is hidden.
 *
 * In another site's frame, a press is also what brings the page to the front: there only being visible counts.
 *
 * @returns ends it
 */
export function watchArmed(page: ArmablePage, onChange: (armed: boolean) => void): () => void {
  const embedded = page.parent !== page;
  const listeners = new AbortController();
  const { signal } = listeners;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function restart() {
    clearTimeout(timer);
    onChange(false);
    if (page.document.visibilityState !== 'visible' || (!embedded && !page.document.hasFocus())) return;
    timer = setTimeout(() => onChange(true), ARM_MS);
  }
  restart();
  page.document.addEventListener('visibilitychange', restart, { signal });
  if (!embedded) {
    page.addEventListener('focus', restart, { signal });
    page.addEventListener('blur', restart, { signal });
  }
  return () => {
    listeners.abort();
    clearTimeout(timer);
  };
}
