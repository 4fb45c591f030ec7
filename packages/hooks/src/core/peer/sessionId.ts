/** A name for one incarnation of a peer that nobody else has: 16 characters of base64url. */
export function createSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
