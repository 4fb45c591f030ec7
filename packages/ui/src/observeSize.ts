/** Calls `onSize` when the element's size changes, where the browser can tell (jsdom can't), until undone. */
export function observeSize(element: Element, onSize: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  const observer = new ResizeObserver(onSize);
  observer.observe(element);
  return () => observer.disconnect();
}
