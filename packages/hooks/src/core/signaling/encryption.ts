/** The nonce of AES-GCM, in bytes: random for each message. */
const NONCE_BYTES = 12;

/** Encrypts and authenticates what goes over the signaling, so that the transport can neither read nor change it. */
export interface Cipher {
  /** @param senderId the member id of the sender, which is authenticated: nobody else can pass it off as their own */
  encrypt(bytes: Uint8Array<ArrayBuffer>, senderId: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws if it was not encrypted with this key, in this room, by `senderId` */
  decrypt(encrypted: Uint8Array<ArrayBuffer>, senderId: string): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Makes a cipher from a room's key: AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF-SHA-256 (RFC 5869), with
 * random nonces, which stay different for far more messages than a room ever sends.
 *
 * The room and the sender's member id are associated data. The receiver's member id, both session ids and the sequence
 * (`core/session`) are in what is encrypted, and so authenticated as well: a message that is played again, to another
 * member, in another room, in another session or in another place of the session is not taken.
 *
 * @param room the room's name, as all members give it
 */
export function createCipher(roomKey: string, room: string): Cipher {
  const encoder = new TextEncoder();
  const key = (async () => {
    const material = await crypto.subtle.importKey('raw', encoder.encode(roomKey), 'HKDF', false, ['deriveKey']);
    return crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: encoder.encode('visavis'), info: encoder.encode('signaling 2') },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  })();

  const parameters = (iv: Uint8Array<ArrayBuffer>, senderId: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(JSON.stringify([room, senderId])),
  });

  return {
    async encrypt(bytes, senderId) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const encrypted = await crypto.subtle.encrypt(parameters(nonce, senderId), await key, bytes);
      const whole = new Uint8Array(NONCE_BYTES + encrypted.byteLength);
      whole.set(nonce);
      whole.set(new Uint8Array(encrypted), NONCE_BYTES);
      return whole;
    },
    async decrypt(whole, senderId) {
      const nonce = whole.subarray(0, NONCE_BYTES);
      const encrypted = whole.subarray(NONCE_BYTES);
      return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, senderId), await key, encrypted));
    },
  };
}
