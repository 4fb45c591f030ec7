import type { CallConfig } from './callConfig';

/** Which ways a deployment lets a call take: all, with relays among them; relays alone; or all, without a relay. */
export type Routes = 'any' | 'relays-only' | 'no-relay';

/** Reads them from what a browser may know of it. */
export function routesOf({
  iceTransportPolicy,
  iceServerUrls,
}: Pick<CallConfig, 'iceTransportPolicy' | 'iceServerUrls'>): Routes {
  if (iceTransportPolicy === 'relay') return 'relays-only';
  return iceServerUrls.some((url) => !url.startsWith('stun')) ? 'any' : 'no-relay';
}
