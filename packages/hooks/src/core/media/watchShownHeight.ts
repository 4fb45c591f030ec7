import { reportShownHeight } from './shownHeight';

/** How an element's shown height counts. */
export interface WatchShownHeightOptions {
  /** How many lines are wanted for each CSS pixel; `'device'`: as many as the screen has, for text. @default 1 */
  readonly pixelDensity?: number | 'device' | undefined;
}

/** Smaller than this is a tile that was put aside, not one that is looked at. In CSS pixels. */
const LEAST_SIDE = 16;

/**
 * Says how large `video` shows `stream`, as it is laid out, scrolled out of sight, or floating above other windows, until
 * undone. Where the browser can't observe sizes (jsdom) it says nothing.
 */
export function watchShownHeight(
  video: HTMLVideoElement,
  stream: MediaStream,
  { pixelDensity = 1 }: WatchShownHeightOptions = {},
): () => void {
  // Those of the element's own window: the ones of a page behind it sleep while that is hidden.
  const { ResizeObserver, IntersectionObserver, devicePixelRatio } = video.ownerDocument.defaultView ?? globalThis;
  const density = pixelDensity === 'device' ? devicePixelRatio : pixelDensity;
  if (typeof ResizeObserver === 'undefined' || typeof IntersectionObserver === 'undefined') return () => undefined;
  const report = reportShownHeight(stream);
  const listen = new AbortController();
  const { signal } = listen;
  /** Unknown until the browser has looked for the first time, a frame later. */
  let isInSight: boolean | null = null;
  let floating: PictureInPictureWindow | null = null;

  function update() {
    if (isInSight === null) return;
    const inPage = isInSight ? linesOf(video) : 0;
    report.set(Math.round(Math.max(inPage, floating?.height ?? 0) * density));
  }

  const sizes = new ResizeObserver(update);
  sizes.observe(video);
  const sight = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting ?? false;
    update();
  });
  sight.observe(video);
  video.addEventListener('resize', update, { signal });
  video.addEventListener(
    'enterpictureinpicture',
    ({ pictureInPictureWindow }) => {
      floating = pictureInPictureWindow;
      floating.addEventListener('resize', update, { signal });
      update();
    },
    { signal },
  );
  const onBack = () => {
    floating = null;
    update();
  };
  video.addEventListener('leavepictureinpicture', onBack, { signal });

  return () => {
    listen.abort();
    sizes.disconnect();
    sight.disconnect();
    report.end();
  };
}

/** How many CSS pixels the frame is high as it is shown, also where its edges are cut off. */
function linesOf(video: HTMLVideoElement): number {
  const { clientWidth: width, clientHeight: height, videoWidth, videoHeight } = video;
  if (width < LEAST_SIDE || height < LEAST_SIDE) return 0;
  if (videoWidth === 0 || videoHeight === 0) return height;
  const byWidth = (width * videoHeight) / videoWidth;
  const fit = video.ownerDocument.defaultView?.getComputedStyle(video).objectFit;
  return fit === 'cover' || fit === 'fill' ? Math.max(height, byWidth) : Math.min(height, byWidth);
}
