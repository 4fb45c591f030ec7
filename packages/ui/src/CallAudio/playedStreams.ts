import { useSyncExternalStore } from 'react';

/** How many `CallAudio`s play each stream. */
const counts = /* @__PURE__ */ new Map<MediaStream, number>();
const listeners = /* @__PURE__ */ new Set<() => void>();

/** Says that a `CallAudio` plays this stream, so that tiles show it without audio, until undone. */
export function markAsPlayed(stream: MediaStream): () => void {
  const count = (by: number) => {
    const now = (counts.get(stream) ?? 0) + by;
    if (now > 0) counts.set(stream, now);
    else counts.delete(stream);
    for (const listener of listeners) listener();
  };
  count(1);
  return () => count(-1);
}

/** Whether a `CallAudio` plays this stream. */
export function useIsPlayed(stream: MediaStream | null): boolean {
  return useSyncExternalStore(
    subscribe,
    () => stream !== null && counts.has(stream),
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
