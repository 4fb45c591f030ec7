// RFC 7064 and 7065, as Chromium and Firefox read them: one address that they refuse makes
// `new RTCPeerConnection` throw, and the call is over before it began. So a typo must show at the start.
const host = String.raw`(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\],]+)`;
const stun = new RegExp(String.raw`^stuns?:${host}(?::(?<port>\d+))?$`, 'i');
const turn = new RegExp(String.raw`^turns?:${host}(?::(?<port>\d+))?(?:\?transport=(?:udp|tcp))?$`, 'i');

/**
 * The bad ports of the Fetch standard, which browsers hold against ICE servers too: `new RTCPeerConnection` of Firefox throws for
 * one. WebRTC's own specification exempts none. Vendors offer 53 (DNS) for TURN.
 *
 * https://fetch.spec.whatwg.org/#port-blocking
 */
const blockedPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113,
  115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556,
  563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
  6668, 6669, 6679, 6697, 10080,
]);

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
  return port <= 65_535 && !blockedPorts.has(port);
}

/** Whether `url` is of a relay, which wants credentials. */
export function isTurnUrl(url: string): boolean {
  return /^turns?:/i.test(url);
}
