/**
 * Gives a document the style sheets, language and theme of another, and follows their changes, until undone. Rules that
 * scripts insert are copied too: nothing tells of them, but a script inserts them for something that is about to be shown.
 */
export function copyLook(from: Document, to: Document): () => void {
  const copies = new Map<Node | CSSStyleSheet, Element>();

  const copy = () => {
    const nodes = [...from.querySelectorAll<HTMLStyleElement | HTMLLinkElement>('style, link[rel~=stylesheet]')];
    const sources = [...nodes, ...from.adoptedStyleSheets];
    for (const [source, element] of copies) {
      if (sources.includes(source as HTMLStyleElement)) continue;
      element.remove();
      copies.delete(source);
    }
    for (const source of sources) {
      const element = copies.get(source) ?? makeCopy(source, to);
      copies.set(source, element);
      const css = rulesOf(source);
      if (css !== null && element.textContent !== css) element.textContent = css;
      // Puts it at the end, so that the order is that of the page.
      if (!element.isConnected) to.head.append(element);
    }
    for (const { name, value } of from.documentElement.attributes) to.documentElement.setAttribute(name, value);
    for (const name of to.documentElement.getAttributeNames()) {
      if (!from.documentElement.hasAttribute(name)) to.documentElement.removeAttribute(name);
    }
  };

  copy();
  const changes = new MutationObserver(copy);
  changes.observe(from.head, { childList: true, subtree: true, characterData: true });
  changes.observe(from.documentElement, { attributes: true });
  changes.observe(to.body, { childList: true, subtree: true });
  return () => changes.disconnect();
}

function makeCopy(source: Node | CSSStyleSheet, to: Document): Element {
  return source instanceof HTMLLinkElement ? to.importNode(source, true) : to.createElement('style');
}

/** All rules of a sheet; null of a linked one, which the copy loads itself. */
function rulesOf(source: HTMLStyleElement | HTMLLinkElement | CSSStyleSheet): string | null {
  if (source instanceof HTMLLinkElement) return null;
  const sheet = source instanceof HTMLStyleElement ? source.sheet : source;
  return sheet ? Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n') : '';
}
