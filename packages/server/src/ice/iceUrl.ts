// RFC 7064 and 7065, as Chromium and Firefox read them: one address that they refuse makes
// `new RTCPeerConnection` throw, and the call is over before it began. So a typo must show at the start.
const host = String.raw`(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\],]+)`;
const stun = new RegExp(String.raw`^stuns?:${host}(?::(?<port>\d+))?$`, 'i');
const turn = new RegExp(String.raw`^turns?:${host}(?::(?<port>\d+))?(?:\?transport=(?:udp|tcp))?$`, 'i');

/** DNS: vendors offer it for TURN, and browsers refuse to connect to it (the Fetch standard's bad ports). */
const blockedPort = 53;

/**
 * An address as browsers take it: without white space around it, its scheme and its query in lower case. Browsers
 * compare them exactly, and people paste them.
 */
export function normalizeIceUrl(url: string): string {
  return url.trim().replace(/^[a-z]+:|\?.*$/gi, (part) => part.toLowerCase());
}

/** Whether `url` is the address of a STUN or TURN server that browsers accept; of `stuns:` see `refuseStuns`. */
export function isIceUrl(url: string): boolean {
  const match = stun.exec(url) ?? turn.exec(url);
  if (!match) return false;
  const port = Number(match.groups?.['port'] ?? 3478);
  return port >= 1 && port <= 65_535 && port !== blockedPort;
}

/** Whether `url` is of a relay, which wants credentials. */
export function isTurnUrl(url: string): boolean {
  return /^turns?:/i.test(url);
}
