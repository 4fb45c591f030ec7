/** How long after a touch bars are in the way. */
const IDLE_MS = 5_000;
/** How long they are there at first, to be read. */
const FIRST_MS = 10_000;

export interface WatchIdleOptions {
  /** Called with whether nobody has touched anything for a while. */
  onChange: (idle: boolean) => void;
  /** Whether it may become idle now; asked again later if not. */
  mayIdle: () => boolean;
  /** Whether the device is used by touch until something else is used. */
  touch: boolean;
}

/**
 * Tells when an area that is used by touch is left alone, and when it is touched again; that touch presses nothing. With a
 * keyboard or a mouse it is never idle: their users would lose what they aim at.
 */
export function watchIdle(area: EventTarget, { onChange, mayIdle, touch }: WatchIdleOptions): () => void {
  let idle = false;
  let presses = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new AbortController();

  const set = (next: boolean) => {
    if (next === idle) return;
    idle = next;
    onChange(next);
  };
  const wait = (ms = IDLE_MS) => {
    clearTimeout(timer);
    timer = setTimeout(() => (mayIdle() ? set(true) : wait()), ms);
  };
  const wake = (byTouch: boolean) => {
    clearTimeout(timer);
    set(false);
    if (byTouch) wait();
  };
  const on = (type: string, handle: (event: Event) => void) =>
    area.addEventListener(type, handle, { signal: listeners.signal, capture: true });

  on('pointerdown', (event) => {
    const byTouch = (event as PointerEvent).pointerType === 'touch';
    presses = !(idle && byTouch);
    wake(byTouch);
  });
  on('click', (event) => {
    // Nobody aims at what they don't see.
    if (presses) return;
    presses = true;
    event.preventDefault();
    event.stopPropagation();
  });
  on('pointermove', (event) => {
    if ((event as PointerEvent).pointerType === 'mouse') wake(false);
  });
  on('keydown', () => wake(false));
  on('focusin', () => idle && wake(true));
  if (touch) wait(FIRST_MS);
  return () => {
    clearTimeout(timer);
    listeners.abort();
  };
}
