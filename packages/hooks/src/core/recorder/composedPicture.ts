import { RtcError } from '../errors';
import { onTracksChange } from '../media/streamTracks';
import { fitInto, type RecorderLayout, type RecorderRect, type RecorderTile } from './recorderLayout';
import { isLive, type ComposedSource } from './recorderSource';
import { startSteadyTimer } from './steadyTimer';

/** One picture of many. */
export interface ComposedPicture {
  readonly track: MediaStreamTrack;
  /** Who is in it from now on. */
  update(sources: readonly ComposedSource[]): void;
  /** Stops drawing for a while. */
  setPaused(paused: boolean): void;
  /** Ends its track, its timer and its video elements. */
  release(): void;
}

/** How the picture is. */
export interface ComposedPictureOptions {
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly frameRate: number;
  readonly layout: RecorderLayout;
  readonly names: boolean;
}

const BACKGROUND = '#16181c';
const TILE = '#2a2e35';
const TEXT = '#ffffff';
const LABEL = 'rgb(0 0 0 / 0.6)';

/** A source with the element that decodes its picture. */
interface Slot extends RecorderTile {
  name: string;
  readonly video: HTMLVideoElement;
  hasPicture(): boolean;
  release(): void;
}

/** Starts to draw. Nothing of it is in the document. */
export function createComposedPicture(options: ComposedPictureOptions): ComposedPicture {
  const { width, height, frameRate, layout, names } = options;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  // Without a rate, every drawing is a frame, whatever asked for it.
  const track = context && canvas.captureStream().getVideoTracks()[0];
  if (!track) throw new RtcError('not-supported', 'This browser cannot record what is drawn on a canvas.');
  const paint = context;

  let slots: readonly Slot[] = [];
  let paused = false;

  function drawTile(slot: Slot, place: RecorderRect) {
    paint.fillStyle = TILE;
    paint.fillRect(place.x, place.y, place.width, place.height);
    if (slot.hasPicture()) {
      const fitted = fitInto(place, slot);
      paint.drawImage(slot.video, fitted.x, fitted.y, fitted.width, fitted.height);
      if (names && slot.name) drawLabel(paint, slot.name, place);
    } else if (slot.name) drawName(paint, slot.name, place);
  }

  function draw() {
    if (paused) return;
    paint.fillStyle = BACKGROUND;
    paint.fillRect(0, 0, width, height);
    // Who has neither a picture nor a name is only heard.
    const tiles = slots.filter((slot) => slot.name || slot.hasPicture());
    const places = layout(tiles, { width, height });
    tiles.forEach((slot, index) => {
      const place = places[index];
      if (place) drawTile(slot, place);
    });
  }

  const stopTimer = startSteadyTimer(draw, 1000 / frameRate);

  return {
    track,
    update(sources) {
      const before = [...slots];
      slots = sources.map(({ stream, name }) => {
        const index = before.findIndex((slot) => slot.stream === stream && (stream || slot.name === name));
        const [known] = index < 0 ? [] : before.splice(index, 1);
        const slot = known ?? createSlot(stream);
        slot.name = name;
        return slot;
      });
      for (const gone of before) gone.release();
      draw();
    },
    setPaused(next) {
      paused = next;
      draw();
    },
    release() {
      stopTimer();
      for (const slot of slots) slot.release();
      slots = [];
      track.stop();
    },
  };
}

function createSlot(stream: MediaStream | null): Slot {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  let shown: MediaStreamTrack | null = null;

  function show() {
    const next = stream?.getVideoTracks().find(isLive) ?? null;
    if (next === shown) return;
    shown = next;
    video.srcObject = next && new MediaStream([next]);
    // Rejects when the picture goes before it came; the next one calls it again.
    if (next) video.play().catch(() => undefined);
  }

  // A track that ends, muted or disabled, is a picture that stands still or black: the name is better.
  const hasPicture = () =>
    shown !== null && isLive(shown) && shown.enabled && !shown.muted && video.videoWidth > 0;

  show();
  const unfollow = stream && onTracksChange(stream, show);
  return {
    stream,
    name: '',
    video,
    get width() {
      return hasPicture() ? video.videoWidth : 0;
    },
    get height() {
      return hasPicture() ? video.videoHeight : 0;
    },
    hasPicture,
    release() {
      unfollow?.();
      video.srcObject = null;
    },
  };
}

/** A name in the lower left corner of a picture. */
function drawLabel(paint: CanvasRenderingContext2D, name: string, { x, y, width, height }: RecorderRect) {
  const size = textSize(height, 18);
  const margin = size / 2;
  setFont(paint, size);
  const text = shorten(paint, name, width - 4 * margin);
  paint.fillStyle = LABEL;
  paint.fillRect(x + margin, y + height - 2.5 * size, paint.measureText(text).width + 2 * margin, 2 * size);
  paint.fillStyle = TEXT;
  paint.textAlign = 'left';
  paint.fillText(text, x + 2 * margin, y + height - 1.5 * size);
}

/** A name in the middle of a tile without a picture. */
function drawName(paint: CanvasRenderingContext2D, name: string, { x, y, width, height }: RecorderRect) {
  const size = textSize(height, 10);
  setFont(paint, size);
  paint.fillStyle = TEXT;
  paint.textAlign = 'center';
  paint.fillText(shorten(paint, name, width - 2 * size), x + width / 2, y + height / 2);
}

/** A share of the tile's height, but large enough to be read. */
const textSize = (tileHeight: number, share: number) => Math.max(12, Math.round(tileHeight / share));

function setFont(paint: CanvasRenderingContext2D, size: number) {
  paint.font = `600 ${size}px system-ui, sans-serif`;
  paint.textBaseline = 'middle';
}

/** As much of the text as fits, with an ellipsis where something is left out. */
function shorten(paint: CanvasRenderingContext2D, text: string, maxWidth: number): string {
  if (paint.measureText(text).width <= maxWidth) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && paint.measureText(`${characters.join('')}…`).width > maxWidth) characters.pop();
  return `${characters.join('')}…`;
}
