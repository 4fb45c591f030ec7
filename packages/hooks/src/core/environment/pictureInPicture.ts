/** The document's picture-in-picture, which Chromium has. https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture extends EventTarget {
  readonly window: Window | null;
}

const ofDocument = () =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

/** Whether a video or a part of this page floats in a window of its own. */
export const isInPictureInPicture = (): boolean =>
  Boolean(document.pictureInPictureElement) || Boolean(ofDocument()?.window);

/** Calls `listener` whenever such a window opens or closes, until `signal` aborts. */
export function onPictureInPictureChange(listener: () => void, signal: AbortSignal): void {
  document.addEventListener('enterpictureinpicture', listener, { signal, capture: true });
  document.addEventListener('leavepictureinpicture', listener, { signal, capture: true });
  ofDocument()?.addEventListener(
    'enter',
    () => {
      listener();
      // Its `window` is null only after the event.
      ofDocument()?.window?.addEventListener('pagehide', () => queueMicrotask(listener), { signal });
    },
    { signal },
  );
}
