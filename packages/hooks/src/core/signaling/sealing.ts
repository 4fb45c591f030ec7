/** AES-GCM's nonce, in bytes: random for each message. */
const NONCE_BYTES = 12;

/** Encrypts and authenticates what goes over the signaling, so that whoever carries it can do neither. */
export interface Sealer {
  /** @param from the sender's member id, which is sealed in: nobody else can pass it off as their own */
  seal(bytes: Uint8Array<ArrayBuffer>, from: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws if it was not sealed with this key by `from` */
  open(sealed: Uint8Array<ArrayBuffer>, from: string): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Makes a sealer from a room's key: AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF-SHA-256
 * (RFC 5869), with random nonces, which stay unlike for far more messages than a room ever sends.
 */
export function createSealer(roomKey: string): Sealer {
  const encoder = new TextEncoder();
  const key = (async () => {
    const material = await crypto.subtle.importKey('raw', encoder.encode(roomKey), 'HKDF', false, ['deriveKey']);
    return crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: encoder.encode('visavis'), info: encoder.encode('signaling 1') },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  })();

  const parameters = (iv: Uint8Array<ArrayBuffer>, from: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(from),
  });

  return {
    async seal(bytes, from) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await crypto.subtle.encrypt(parameters(nonce, from), await key, bytes);
      const whole = new Uint8Array(NONCE_BYTES + sealed.byteLength);
      whole.set(nonce);
      whole.set(new Uint8Array(sealed), NONCE_BYTES);
      return whole;
    },
    async open(whole, from) {
      const nonce = whole.subarray(0, NONCE_BYTES);
      const sealed = whole.subarray(NONCE_BYTES);
      return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, from), await key, sealed));
    },
  };
}
