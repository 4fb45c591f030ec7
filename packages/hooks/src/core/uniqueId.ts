/** A name that nobody else has: 16 characters of base64url. Works on insecure origins too. */
export function createUniqueId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
