/** In place of randombytes: random bytes for ids, to be read as hexadecimal text and in no other way. */
export default function randomBytes(size: number): { toString(encoding: 'hex'): string } {
  const bytes = crypto.getRandomValues(new Uint8Array(size));
  return {
    toString(encoding) {
      if (encoding !== 'hex') throw new TypeError('Random bytes can be read as hexadecimal text only.');
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
