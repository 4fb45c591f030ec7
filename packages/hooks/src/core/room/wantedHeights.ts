import type { Clock } from '../environment/clock';
import { onShownHeightChange, shownHeightOf } from '../media/shownHeight';
import type { WantedHeights } from './controlMessage';

/** How long a smaller size has to last before it counts, in ms: what moves or is opened for a moment changes nothing. */
const SHRINK_MS = 2000;

/** The heights that are asked for. More than the last is all there is. */
const STEPS = [0, 180, 270, 360, 540, 720, 1080, 1440, 2160];

/** What is asked for where this much is shown; `Infinity`: all there is. */
const stepOf = (height: number) => STEPS.find((step) => step >= height) ?? Infinity;

/** JSON has no `Infinity`. */
const told = (height: number | null) => (height === Infinity ? null : height);

const sources = ['camera', 'screen'] as const;
type Streams = Readonly<Record<(typeof sources)[number], MediaStream | null>>;

/** How much of one member's video is shown in this page, as they are told it. */
export interface WantedHeightsWatch {
  readonly current: WantedHeights;
  /** Their streams may be others now. */
  update(): void;
  close(): void;
}

/** Watches it. `onChange`: `current` is another now. */
export function watchWantedHeights(clock: Clock, streams: () => Streams, onChange: () => void): WantedHeightsWatch {
  const wanted: Record<keyof Streams, number | null> = { camera: null, screen: null };
  let current: WantedHeights = { camera: null, screen: null };
  let timer: unknown;

  function look(isSettled: boolean) {
    let waits = false;
    for (const source of sources) {
      const before = wanted[source];
      const shown = shownHeightOf(streams()[source]);
      const next = shown === null ? null : stepOf(shown);
      // Nothing was known of it, or more is to be seen: at once.
      if (isSettled || before === null || (next ?? 0) > before) wanted[source] = next;
      else waits ||= next !== before;
    }
    if (!waits) {
      clock.clearTimer(timer);
      timer = undefined;
    } else timer ??= clock.setTimer(settle, SHRINK_MS);
    const [camera, screen] = [told(wanted.camera), told(wanted.screen)];
    if (camera === current.camera && screen === current.screen) return;
    current = { camera, screen };
    onChange();
  }

  function settle() {
    timer = undefined;
    look(true);
  }

  const stop = onShownHeightChange((stream) => {
    const { camera, screen } = streams();
    if (stream === camera || stream === screen) look(false);
  });

  return {
    get current() {
      return current;
    },
    update: () => look(false),
    close() {
      stop();
      clock.clearTimer(timer);
    },
  };
}
