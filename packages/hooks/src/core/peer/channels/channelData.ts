import { RtcError } from '../../errors';
import type { RawMessage } from './frame';

/** What arrives when nothing else is agreed on: text, bytes (as a `Uint8Array`), or a JSON value. */
export type ChannelData = string | Uint8Array<ArrayBuffer> | object | number | boolean | null;

/**
 * A message as bytes. Text and bytes stay what they are; anything else goes as JSON. Bytes are not copied.
 * @throws TypeError for what JSON has no form for: undefined, a function, a symbol, a circle
 */
export function encodeMessage(message: unknown): RawMessage {
  if (typeof message === 'string') return { kind: 'text', bytes: new TextEncoder().encode(message) };
  if (message instanceof ArrayBuffer) return { kind: 'bytes', bytes: new Uint8Array(message) };
  if (ArrayBuffer.isView(message)) {
    const { buffer, byteOffset, byteLength } = message;
    const bytes =
      buffer instanceof ArrayBuffer
        ? new Uint8Array(buffer, byteOffset, byteLength)
        : // Shared memory can't be sent as it is.
          new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
    return { kind: 'bytes', bytes };
  }
  const json = JSON.stringify(message) as string | undefined;
  if (json === undefined) throw new TypeError(`A ${typeof message} can not be sent: it has no form in JSON.`);
  return { kind: 'json', bytes: new TextEncoder().encode(json) };
}

/** The message in these bytes, or `message-invalid` if its JSON or its text is broken. */
export function decodeMessage({ kind, bytes }: RawMessage): ChannelData | RtcError {
  if (kind === 'bytes') return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return kind === 'text' ? text : (JSON.parse(text) as ChannelData);
  } catch (cause) {
    return new RtcError('message-invalid', `A message of the kind "${kind}" could not be read.`, { cause });
  }
}
