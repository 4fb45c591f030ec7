/**
 * Calls `onSize` when the element's size changes, where the browser can tell (jsdom can't), until undone. The observer is
 * that of the element's own window: that of a page behind sleeps while the page is hidden.
 */
export function observeSize(element: Element, onSize: () => void): () => void {
  const { ResizeObserver: Observer } = element.ownerDocument.defaultView ?? globalThis;
  if (typeof Observer === 'undefined') return () => undefined;
  const observer = new Observer(onSize);
  observer.observe(element);
  return () => observer.disconnect();
}
