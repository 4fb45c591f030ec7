import type { IceSetting } from './iceSettings';
import { isIceUrl, normalizeIceUrl } from './iceUrl';
import { listOf, settingError } from './settingValue';

/** The addresses of a setting that browsers take and that are of the kind wanted; the others are told to `onFault`. */
export function readUrls(
  setting: IceSetting,
  isWanted: (url: string) => boolean,
  problem: string,
  onFault: (fault: TypeError) => void,
): string[] {
  const urls = listOf(setting).map(normalizeIceUrl);
  return urls.filter((url, index) => {
    if (isIceUrl(url) && isWanted(url)) return true;
    onFault(settingError(setting, `${problem}, at a port that browsers use; entry ${index + 1} is not.`));
    return false;
  });
}
