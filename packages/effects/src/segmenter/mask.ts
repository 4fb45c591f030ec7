/** Where the person is, as a picture of its own size: 255 where there is one, 0 where there is none. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How finely a mask is made; a fine one takes about three times as long. */
export type MaskDetail = 'fine' | 'coarse';

/** Finds the person in pictures. */
export interface Segmenter {
  /** @returns the mask of this picture. Rejects when it can't be made */
  segment(picture: VideoFrame | HTMLVideoElement, detail: MaskDetail): Promise<Mask>;
  /** Gives the share in it back. */
  stop(): void;
}

/** Makes one; after an abort nobody wants it any more. */
export type CreateSegmenter = (signal: AbortSignal) => Promise<Segmenter>;
