/** What a frame is drawn with here. */
export type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A frame, its size, and the canvas that shows where the person is. */
export interface Scene {
  readonly frame: VideoFrame | HTMLVideoElement;
  readonly width: number;
  readonly height: number;
  /** Opaque where the person is; smaller than the frame. */
  readonly mask: OffscreenCanvas;
}

/** What is behind the person. */
export interface Background {
  /** Draws it on the whole of `context`, wherever that is still transparent (the composite operation is set). */
  draw(context: Context, scene: Scene): void;
  /** Gives back what it used. */
  stop?(): void;
}

/** Makes it; loads what it needs. */
export type CreateBackground = () => Background | Promise<Background>;
