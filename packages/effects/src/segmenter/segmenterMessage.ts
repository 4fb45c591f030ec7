/** Told to the worker. */
export type SegmenterRequest =
  | { readonly type: 'load'; readonly folder: string }
  /** `picture` has the size that was said at the end of loading. */
  | { readonly type: 'segment'; readonly id: number; readonly picture: ImageBitmap };

/** Told by the worker. */
export type SegmenterReply =
  | { readonly type: 'progress'; readonly loaded: number }
  | { readonly type: 'loaded'; readonly width: number; readonly height: number }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'mask'; readonly id: number; readonly data: Uint8ClampedArray }
  | { readonly type: 'no-mask'; readonly id: number; readonly message: string };
