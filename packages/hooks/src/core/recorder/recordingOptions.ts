import type { RecorderLayout } from './recorderLayout';

/** How something is recorded. */
export interface RecordingOptions {
  /**
   * Container and codecs, such as `'video/webm;codecs=vp9,opus'`.
   * @default MP4 (H.264, AAC), which plays everywhere, where the browser writes it and the picture keeps its
   * size; else WebM (VP8, Opus)
   */
  readonly mimeType?: string | undefined;
  /** Of the picture, in bits a second. @default the browser's own, about 2,500,000 */
  readonly videoBitsPerSecond?: number | undefined;
  /** Of the sound, in bits a second. @default the browser's own, about 128,000 */
  readonly audioBitsPerSecond?: number | undefined;
  /** Whether there is sound in the file. @default true */
  readonly audio?: boolean | undefined;
  /** Whether there is a picture in the file. @default whether any source has one at the start */
  readonly video?: boolean | undefined;
  /** Of the picture that is put together, in pixels. @default 1280 */
  readonly width?: number | undefined;
  /** Of the picture that is put together, in pixels. @default 720 */
  readonly height?: number | undefined;
  /** Pictures a second of the picture that is put together. @default 25 */
  readonly frameRate?: number | undefined;
  /** Where everybody is in the picture that is put together. @default a grid that fits their number */
  readonly layout?: RecorderLayout | undefined;
  /** Whether names are written over pictures. @default true */
  readonly names?: boolean | undefined;
  /** What the file is called, without its extension. @default `recording` with date and time */
  readonly fileName?: string | undefined;
  /**
   * Where the recording grows: on disk, in the origin's private file system and only as far as it is large, or
   * in memory. Where a browser has no such file system, in memory.
   * @default 'disk'
   */
  readonly to?: 'disk' | 'memory' | undefined;
  /** Asks the person where to save the file, if the browser can and when started from a click. @default false */
  readonly saveAs?: boolean | undefined;
}
