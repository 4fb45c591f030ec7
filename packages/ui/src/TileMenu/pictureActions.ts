/** What a browser can do with a tile's picture at this moment; null: it can't. */
export interface PictureActions {
  fullScreen: (() => Promise<void> | void) | null;
  isFull: boolean;
  float: (() => Promise<void> | void) | null;
  isFloating: boolean;
}

/** Safari on an iPhone shows no element in full but a `<video>`, by a method of its own. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

/** Looks up what can be done with the picture of a tile. Each action works inside a person's click. */
export function pictureActions(tile: HTMLElement): PictureActions {
  // The document of a picture-in-picture window, if the tile is in one.
  const page = tile.ownerDocument;
  const video = tile.querySelector<PhoneVideo>('video');
  const hasPicture = tile.dataset.picture === 'on';
  const isFull = page.fullscreenElement === tile;
  const isFloating = video !== null && page.pictureInPictureElement === video;

  let fullScreen: PictureActions['fullScreen'] = null;
  if (page.fullscreenEnabled) {
    fullScreen = () => ignoreRefusal(isFull ? page.exitFullscreen() : tile.requestFullscreen());
  } else if (hasPicture && video?.webkitEnterFullscreen) {
    fullScreen = () => video.webkitEnterFullscreen?.();
  }
  const float =
    video && hasPicture && page.pictureInPictureEnabled
      ? () =>
          ignoreRefusal(isFloating ? page.exitPictureInPicture() : video.requestPictureInPicture())
      : null;
  return { fullScreen, isFull, float, isFloating };
}

/** A browser that says no leaves everything as it was; there is nothing to mend and nothing to tell. */
async function ignoreRefusal(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}
