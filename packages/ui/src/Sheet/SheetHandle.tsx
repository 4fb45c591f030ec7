import { useRef } from 'react';

/** How far down a sheet is pulled until it closes, in pixels; less in a low one. */
const CLOSE_PX = 96;

/**
 * The handle of a sheet: pulled down with a finger, it takes the sheet along, and closes it. Put it into the sheet itself. It
 * shows where `--visavis-sheet-handle` is `grid`. A button has to close the sheet as well, for keyboards.
 */
export function SheetHandle({ onClose }: { onClose: () => void }) {
  const start = useRef<number | null>(null);
  const distance = (y: number) => Math.max(0, y - (start.current ?? y));

  return (
    <div
      className="visavis-sheet-handle"
      aria-hidden="true"
      onPointerDown={({ currentTarget, pointerId, clientY }) => {
        start.current = clientY;
        currentTarget.setPointerCapture(pointerId);
      }}
      onPointerMove={({ currentTarget, clientY }) => {
        if (start.current !== null) pull(currentTarget, distance(clientY));
      }}
      onPointerUp={({ currentTarget, clientY }) => {
        const height = currentTarget.parentElement?.clientHeight ?? 0;
        const closes = distance(clientY) > Math.min(CLOSE_PX, height / 3);
        start.current = null;
        pull(currentTarget, null);
        if (closes) onClose();
      }}
      onPointerCancel={({ currentTarget }) => {
        start.current = null;
        pull(currentTarget, null);
      }}
    />
  );
}

/** Moves the sheet down by `y` pixels; null: to where it belongs. */
function pull(handle: HTMLElement, y: number | null): void {
  if (handle.parentElement) handle.parentElement.style.translate = y === null ? '' : `0 ${y}px`;
}
