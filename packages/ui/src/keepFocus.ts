const focusable = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';

/**
 * Call it from the click on a control that may remove itself: when it goes with the focus on it, the focus moves to what is
 * left of its group, else to the next control of the page, else to the one before it, rather than to the page's start.
 *
 * @param group what it belongs to, such as a card
 */
export function keepFocus(control: HTMLElement, group?: HTMLElement | null): void {
  const { ownerDocument: page } = control;
  if (page.activeElement !== control) return;
  const all = [...page.querySelectorAll<HTMLElement>(focusable)];
  const at = all.indexOf(control);
  const candidates = [...all.slice(at + 1), ...all.slice(0, at).toReversed()];

  const stop = new AbortController();
  const observer = new MutationObserver(() => {
    if (control.isConnected) return;
    stop.abort();
    if (page.activeElement !== null && page.activeElement !== page.body) return;
    const inGroup = group?.isConnected ? [...group.querySelectorAll<HTMLElement>(focusable)].toReversed() : [];
    for (const candidate of [...inGroup, ...candidates]) {
      candidate.focus();
      if (page.activeElement === candidate) return;
    }
  });
  observer.observe(page, { childList: true, subtree: true });
  stop.signal.addEventListener('abort', () => observer.disconnect());
  // A control that moves the focus itself needs no help.
  page.addEventListener('focusin', () => stop.abort(), { signal: stop.signal });
}
