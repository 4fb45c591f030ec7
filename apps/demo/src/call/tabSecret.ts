let secret: string | undefined;

/**
 * What this page proves to the server that it is the same tab with, also after a reconnect: 24 random bytes in
 * base64url, made once per load and told to nobody else.
 */
export function tabSecret(): string {
  secret ??= btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return secret;
}
