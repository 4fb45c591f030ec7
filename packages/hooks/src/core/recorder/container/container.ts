import { createMp4 } from './mp4';
import { createWebm } from './webm';

/** Bytes with a buffer of their own, which can go into a Blob. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A whole file but for its body, which was given away chunk by chunk. */
export interface FinishedContainer {
  /** What goes before the body. */
  readonly head: Bytes;
  /** The last chunks of the body. */
  readonly rest: readonly Bytes[];
  /** How long the recording plays; null where its format is not known. */
  readonly durationSeconds: number | null;
}

/**
 * Takes what a `MediaRecorder` writes, as it comes, and makes of it a file that says how long it is and can be
 * searched: a recorder writes for a live stream, and neither knows the end at the beginning nor goes back.
 *
 * The body can be stored as it comes, since the head is made last and put before it.
 *
 * @see https://github.com/w3c/mediacapture-record/issues/119
 */
export interface Container {
  /** Takes the next bytes, and gives what is ready of the body. */
  push(bytes: Bytes): readonly Bytes[];
  /** No more bytes will come. */
  finish(): FinishedContainer;
}

/** Makes the container for a recorder's media type. One that is not known stays as it is. */
export function createContainer(mimeType: string): Container {
  const [type = ''] = mimeType.split(';');
  if (/\/(webm|x-matroska)$/.test(type)) return createWebm();
  if (type.endsWith('/mp4')) return createMp4();
  return {
    push: (bytes) => [bytes],
    finish: () => ({ head: new Uint8Array(), rest: [], durationSeconds: null }),
  };
}
