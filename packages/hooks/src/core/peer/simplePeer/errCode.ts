/** In place of err-code: gives an error its code, also a `DOMException`, whose own `code` can't be assigned. */
export default <T extends Error>(error: T, code: string): T =>
  Object.defineProperty(error, 'code', { value: code, enumerable: true, configurable: true });
