// RFC 7064 and 7065, as Chromium and Firefox read them: one address that they refuse makes
// `new RTCPeerConnection` throw, and the call is over before it began. So a typo must show at the start.
const host = String.raw`(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\],]+)`;
const stun = new RegExp(String.raw`^stuns?:${host}(?::(?<port>\d+))?$`, 'i');
const turn = new RegExp(String.raw`^turns?:${host}(?::(?<port>\d+))?(?:\?transport=(?:udp|tcp))?$`, 'i');

/** Whether `url` is the address of a STUN or TURN server that browsers accept; of `stuns:` see `refuseStuns`. */
export function isIceUrl(url: string): boolean {
  const match = stun.exec(url) ?? turn.exec(url);
  if (!match) return false;
  const port = Number(match.groups?.['port'] ?? 1);
  return port >= 1 && port <= 65_535;
}

/** Whether `url` is of a relay, which wants credentials. */
export function isTurnUrl(url: string): boolean {
  return /^turns?:/i.test(url);
}
