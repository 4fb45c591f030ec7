import { isTurnUrl } from './iceUrl';
import type { IceSourceFactory } from './iceSource';
import { readUrls } from './readUrls';
import { staticSource } from './staticSource';
import { refuseStuns, withoutStuns } from './stuns';

/** `STUN_URLS`: servers that only tell a browser its own address, and want no credentials. */
export const stunSource: IceSourceFactory = ({ stunUrls }, { onFault }) => {
  const urls = readUrls(stunUrls, (url) => !isTurnUrl(url), 'must hold stun:HOST[:PORT]', onFault);
  if (urls.length === 0) return null;
  const servers = [{ urls }];
  refuseStuns(servers, stunUrls).forEach(onFault);
  const usable = withoutStuns(servers);
  return usable.length > 0 ? staticSource(usable) : null;
};
