/**
 * Gives an array buffer's memory back at once, where the browser can, and not when it is collected some time. What looks at it is
 * empty from then on.
 */
export const releaseBuffer = (buffer: ArrayBuffer & { transfer?(byteLength: number): unknown }): void =>
  void buffer.transfer?.(0);
