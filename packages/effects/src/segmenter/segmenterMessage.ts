import type { MaskDetail } from './mask';

/** How large a picture is wanted for a mask of each detail. */
export type PictureSizes = Readonly<Record<MaskDetail, { readonly width: number; readonly height: number }>>;

/** Told to the worker. */
export type SegmenterRequest =
  | { readonly type: 'load'; readonly folder: string }
  /** `picture` has the size that was said at the end of loading for this `detail`. */
  | { readonly type: 'segment'; readonly id: number; readonly detail: MaskDetail; readonly picture: ImageBitmap };

/** Told by the worker. */
export type SegmenterReply =
  | { readonly type: 'progress'; readonly loaded: number }
  | { readonly type: 'loaded'; readonly sizes: PictureSizes }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'mask'; readonly id: number; readonly data: Uint8ClampedArray }
  | { readonly type: 'no-mask'; readonly id: number; readonly message: string };
