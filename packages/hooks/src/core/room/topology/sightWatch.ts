import type { Environment } from '../../environment/environment';
import { onShownHeightChange, shownHeightOf } from '../../media/shownHeight';
import type { Source, SourceStreams } from './mediaPort';

/** How long a video may be out of sight, or the page unwatched, before it counts, in ms: what is back soon stays. */
export const UNSEEN_MS = 15_000;

const SOURCES: readonly Source[] = ['camera', 'screen'];

/** Which videos of a member this page shows. */
export interface SightWatch {
  /** What no place has said anything about counts as shown. */
  isSeen(source: Source): boolean;
  /** The member may be shown in other streams now. */
  update(): void;
  close(): void;
}

/**
 * Watches it. Who comes into sight is seen at once; who went is seen for a while longer.
 *
 * @param streams in which the member is shown
 */
export function watchSight(environment: Environment, streams: () => SourceStreams, onChange: () => void): SightWatch {
  /** Since when each is out of sight; not there: it isn't. */
  const since = new Map<Source, number>();
  const unseen = new Set<Source>();
  let timer: unknown;

  function isInSight(source: Source) {
    return environment.isWatched && shownHeightOf(streams()[source]) !== 0;
  }

  function look() {
    const now = environment.now();
    const before = unseen.size;
    let isOther = false;
    for (const source of SOURCES) {
      if (isInSight(source)) {
        since.delete(source);
        isOther = unseen.delete(source) || isOther;
      } else if (now - (since.get(source) ?? now) >= UNSEEN_MS) unseen.add(source);
      else if (!since.has(source)) since.set(source, now);
    }
    schedule(now);
    if (isOther || unseen.size > before) onChange();
  }

  function schedule(now: number) {
    environment.clearTimer(timer);
    const due = [...since].filter(([source]) => !unseen.has(source)).map(([, at]) => at + UNSEEN_MS);
    if (due.length > 0) timer = environment.setTimer(look, Math.min(...due) - now);
  }

  const stop = [
    onShownHeightChange((stream) => {
      const { camera, screen } = streams();
      if (stream === camera || stream === screen) look();
    }),
    environment.subscribe((event) => event === 'visibility' && look()),
  ];

  return {
    isSeen: (source) => !unseen.has(source),
    update: look,
    close() {
      for (const each of stop) each();
      environment.clearTimer(timer);
    },
  };
}
