import { holdTone } from './tone';

/** What a synthetic camera and microphone should give. */
export interface SyntheticStreamOptions {
  /** The picture's flat colour, as CSS; one per participant tells them apart. @default '#3f6b8f' */
  color?: string;
  /** Written across the picture. @default '' */
  label?: string;
  /** Of the picture, in pixels. @default 640 */
  width?: number;
  /** Of the picture, in pixels. @default 360 */
  height?: number;
  /** Pictures per second. @default 15 */
  frameRate?: number;
  /** The tone's pitch in hertz; null: no sound. @default null */
  toneHz?: number | null;
  /** Whether there is a picture. @default true */
  video?: boolean;
}

/** A camera and a microphone that no person is in front of. */
export interface SyntheticStream {
  readonly stream: MediaStream;
  /** How loud the tone is, from 0 to 1; it starts at 0.5. */
  setVolume(level: number): void;
  /** Ends the tracks and releases the timer and the audio context. Safe to call twice. */
  stop(): void;
}

/**
 * Makes a stream from a canvas and an oscillator: no device, no permission prompt, the same in every
 * browser. The picture is a flat colour with a label and a dot that moves. The caller calls `stop()`.
 *
 * While the page may not play sound yet (no gesture so far), the tone is there but silent.
 */
export function createSyntheticStream(options: SyntheticStreamOptions = {}): SyntheticStream {
  const { toneHz = null, video = true } = options;
  const picture = video ? paint(options) : null;
  const tone = toneHz === null ? null : holdTone(toneHz);
  const stream = new MediaStream([...(picture ? [picture.track] : []), ...(tone ? [tone.track] : [])]);

  return {
    stream,
    setVolume: (level) => tone?.setVolume(level),
    stop() {
      picture?.stop();
      tone?.stop();
    },
  };
}

function paint({
  color = '#3f6b8f',
  label = '',
  width = 640,
  height = 360,
  frameRate = 15,
}: SyntheticStreamOptions): { track: MediaStreamTrack; stop(): void } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  // Firefox has no `requestFrame` on the track, so the canvas captures by itself whenever it is drawn on.
  const track = canvas.captureStream(frameRate).getVideoTracks()[0];
  if (!context || !track)
    throw new Error('This browser cannot capture a canvas, so it has no synthetic camera.');

  const startedAt = performance.now();
  const draw = () => {
    const seconds = (performance.now() - startedAt) / 1000;
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'rgb(255 255 255 / 0.9)';
    context.font = `600 ${Math.round(height / 8)}px system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(label, width / 2, height / 2);
    context.beginPath();
    context.arc(width * (0.5 + 0.4 * Math.sin(seconds)), height * 0.7, height / 32, 0, 2 * Math.PI);
    context.fill();
  };
  draw();
  // A timer, not animation frames: those cease altogether in a hidden tab, a timer only slows down.
  const timer = setInterval(draw, 1000 / frameRate);

  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}
