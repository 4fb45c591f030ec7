/** Characters of a to z and 0 to 9 that nobody can guess. Works on pages without https too. */
export function randomId(length = 12): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte % 36).toString(36)).join('');
}
