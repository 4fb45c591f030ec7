/** By how much a counter grew since the entry before; null if that is not known, or it was set back. */
export function growth<Entry extends RTCStats>(
  now: Entry,
  before: Entry | null,
  count: (entry: Entry) => number | undefined,
): number | null {
  const from = before ? count(before) : undefined;
  const to = count(now);
  return from === undefined || to === undefined || to < from ? null : to - from;
}

/** How fast a counter grows, per second; null like `growth`. */
export function perSecond<Entry extends RTCStats>(
  now: Entry,
  before: Entry | null,
  count: (entry: Entry) => number | undefined,
): number | null {
  const grown = growth(now, before, count);
  // The browser's own clock: it says when it counted, not when it got round to answering.
  const seconds = before ? (now.timestamp - before.timestamp) / 1000 : 0;
  return grown === null || seconds <= 0 ? null : grown / seconds;
}

/** Bytes per second as kbit/s. */
export function toKbps(bytesPerSecond: number | null): number | null {
  return bytesPerSecond === null ? null : (bytesPerSecond * 8) / 1000;
}
