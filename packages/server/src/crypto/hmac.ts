const encoder = new TextEncoder();

/** A secret text as a key that signs and verifies and cannot be read back. */
export function importHmacKey(secret: string, hash: 'SHA-1' | 'SHA-256'): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash };
  return crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign', 'verify']);
}

/** The signature of a text. */
export async function signText(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}
