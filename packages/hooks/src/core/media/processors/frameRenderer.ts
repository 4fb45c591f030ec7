/** A frame as a canvas can draw it: a `VideoFrame`, or a video element that shows it. */
export type FrameSource = VideoFrame | HTMLVideoElement;

/** What a processed frame is drawn on; it has the frame's size. */
export type FrameCanvas = OffscreenCanvas | HTMLCanvasElement;

/** Draws the frames of one track. */
export interface FrameRenderer {
  /**
   * Draws `frame` onto the canvas. A promise is waited for, and the frames that come meanwhile are left out; the frame is
   * valid until then. What is thrown takes the processor out.
   *
   * @param time when the frame was captured, in milliseconds on a clock of its own
   */
  draw(frame: FrameSource, time: number): void | Promise<void>;
  /** Gives back what it used. */
  stop?(): void;
}

/** Takes frames out of a track and puts drawn ones into another; runs until it is stopped. */
export interface FramePump {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** Draws one frame of this size, and tells whether it is to go out. */
export type OnFrame = (frame: FrameSource, size: FrameSize, time: number) => Promise<boolean>;

/** Width and height in pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}
