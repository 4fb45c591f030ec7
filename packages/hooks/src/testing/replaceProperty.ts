/**
 * Puts `value` in the place of a property that a browser has by its prototype (or of an own one), until undone.
 * Undoing leaves alone what somebody else has put there since, and may be done twice.
 */
export function replaceProperty(target: object, name: string, value: PropertyDescriptor): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { ...value, configurable: true });
  const placed = Object.getOwnPropertyDescriptor(target, name);

  return () => {
    const now = Object.getOwnPropertyDescriptor(target, name);
    if (now?.value !== placed?.value || now?.get !== placed?.get) return;
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}
