import { copyLook } from './copyLook';

/** The part of the browser's own interface that is used; TypeScript does not know it yet. */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const getApi = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

/** Whether this browser can show any part of a page in a window that stays on top. Chromium on computers can. */
export function canFloat(): boolean {
  // A page in a frame may not open one.
  return getApi() !== undefined && globalThis.top === globalThis.self;
}

/**
 * Opens a window that stays on top, with the page's style sheets, language and look; call it from a click.
 * Rejects where the browser can't, or does not want to.
 */
export async function openWindow(width: number, height: number): Promise<Window> {
  const api = getApi();
  if (!api) throw new Error('This browser has no Document Picture-in-Picture.');
  const opened = await api.requestWindow({ width, height });
  const stopCopying = copyLook(document, opened.document);
  opened.addEventListener('pagehide', stopCopying);
  opened.document.body.className = document.body.className;
  opened.document.body.style.cssText = 'margin:0;block-size:100dvh;overflow:hidden';
  return opened;
}
