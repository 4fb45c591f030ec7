import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { openWindow } from './openWindow';

export interface PictureInPictureProps {
  /** Make it true in a person's click: browsers open such a window for nothing less. */
  open: boolean;
  /** The window was closed, by the person or the browser, or could not be opened. */
  onClose: () => void;
  /** Of the window, in pixels. @default 360 */
  width?: number | undefined;
  /** Of the window, in pixels. @default 240 */
  height?: number | undefined;
  /** What is shown in the window; the page does not show it. */
  children?: ReactNode;
}

/**
 * Shows its children in a small window that stays on top of all others, while `open`: a grid of faces and a
 * few buttons, beside other work. They go on in the same React tree.
 *
 * Document Picture-in-Picture, which Chromium has on computers; `canFloat()` says whether this browser does.
 * The single picture of a tile floats in more browsers: see the tile's menu.
 *
 * @see https://wicg.github.io/document-picture-in-picture/
 */
export function PictureInPicture({ open, onClose, width = 360, height = 240, children }: PictureInPictureProps) {
  const [shown, setShown] = useState<Window | null>(null);
  const latest = useRef({ onClose, width, height });
  useEffect(() => {
    latest.current = { onClose, width, height };
  });

  useEffect(() => {
    if (!open) return undefined;
    let wanted = true;
    let opened: Window | null = null;
    const close = () => {
      setShown(null);
      if (wanted) latest.current.onClose();
    };
    const show = async () => {
      try {
        opened = await openWindow(latest.current.width, latest.current.height);
      } catch {
        // Without a window there is nothing to show, and the caller is told.
        return close();
      }
      if (!wanted) return opened.close();
      opened.addEventListener('pagehide', close);
      setShown(opened);
    };
    void show();
    return () => {
      wanted = false;
      setShown(null);
      opened?.close();
    };
  }, [open]);

  return shown && createPortal(children, shown.document.body);
}
