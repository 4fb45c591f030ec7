let secret: string | undefined;

/**
 * By which the server knows this tab again after a reconnect: 24 random bytes in base64url, made once per
 * load and told to nobody else.
 */
export function tabSecret(): string {
  secret ??= btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return secret;
}
