import type { IceServer } from './iceServer';
import type { IceSource } from './iceSource';
import { isTurnUrl } from './iceUrl';

/** A source that hands out the same servers every time. */
export function staticSource(iceServers: readonly IceServer[]): IceSource {
  const urls = iceServers.flatMap((server) => server.urls);
  return {
    urls,
    hasRelay: urls.some(isTurnUrl),
    answer: async () => ({ iceServers, ttlSeconds: null }),
  };
}

/** The servers without their relays, for those who may not have them. */
export function withoutRelays(iceServers: readonly IceServer[]): IceServer[] {
  return iceServers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => !isTurnUrl(url));
    return urls.length > 0 ? [{ urls: typeof server.urls === 'string' ? server.urls : urls }] : [];
  });
}
