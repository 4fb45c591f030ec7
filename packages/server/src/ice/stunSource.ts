import { isIceUrl, isTurnUrl } from './iceUrl';
import type { IceSourceFactory } from './iceSource';
import { listOf, settingError } from './settingValue';
import { staticSource } from './staticSource';
import { refuseStuns } from './stuns';

/** `STUN_URLS`: servers that only tell a browser its own address, and want no credentials. */
export const stunSource: IceSourceFactory = ({ stunUrls }) => {
  const urls = listOf(stunUrls);
  if (urls.length === 0) return null;
  refuseStuns([{ urls }], stunUrls);
  urls.forEach((url, index) => {
    if (isIceUrl(url) && !isTurnUrl(url)) return;
    throw settingError(stunUrls, `must hold stun:HOST[:PORT]; entry ${index + 1} is not.`);
  });
  return staticSource([{ urls }]);
};
