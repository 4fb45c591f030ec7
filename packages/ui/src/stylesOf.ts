/** The computed styles of an element; null: its page is in a frame that isn't rendered, or is gone, for which Firefox has none. */
export function stylesOf(view: Window, element: Element): CSSStyleDeclaration | null {
  return view.getComputedStyle(element);
}
