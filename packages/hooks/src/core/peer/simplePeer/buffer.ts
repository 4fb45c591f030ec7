/** In place of the buffer package: bytes of an `ArrayBuffer`, which is all that a data channel brings. */
export const Buffer = {
  from(data: ArrayBuffer): Uint8Array {
    if (!(data instanceof ArrayBuffer)) throw new TypeError('Only an ArrayBuffer can be read here.');
    return new Uint8Array(data);
  },
};
