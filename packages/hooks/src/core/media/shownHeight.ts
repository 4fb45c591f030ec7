import { createListeners } from '../listeners';

/** What one place says about how large it shows a stream. */
export interface ShownHeightReport {
  /** In pixels of the video's own frame, from its top to its bottom; 0: it can not be seen. `Infinity`: as large as it comes. */
  set(height: number): void;
  /** The place shows it no more. */
  end(): void;
}

const reports = /* @__PURE__ */ new WeakMap<MediaStream, Set<{ height: number }>>();
const listeners = /* @__PURE__ */ createListeners<[stream: MediaStream]>();

/** Says, until `end`, how large a place of this page shows `stream`. A room asks its senders for no more than the largest. */
export function reportShownHeight(stream: MediaStream): ShownHeightReport {
  const report = { height: 0 };
  const all = reports.get(stream) ?? new Set();
  reports.set(stream, all);
  let isSet = false;

  return {
    set(height) {
      if (isSet && report.height === height) return;
      isSet = true;
      report.height = height;
      all.add(report);
      listeners.call(stream);
    },
    end() {
      if (all.delete(report)) listeners.call(stream);
    },
  };
}

/** How large `stream` is shown in this page at the most; null: no place says. */
export function shownHeightOf(stream: MediaStream | null): number | null {
  const all = stream && reports.get(stream);
  return all?.size ? Math.max(...[...all].map(({ height }) => height)) : null;
}

/** Calls `listener` with each stream that may be shown in another size now, until undone. */
export const onShownHeightChange = (listener: (stream: MediaStream) => void): (() => void) => listeners.add(listener);
