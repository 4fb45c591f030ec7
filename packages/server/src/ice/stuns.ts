import type { IceServer } from './iceServer';
import { settingError } from './settingValue';

// `stuns:` (RFC 7064) is an address that Chromium takes since lately, and Firefox throws for: one of them in
// the list, and there is no call in Firefox.
const stuns = /^stuns:/i;

/** What is wrong with `stuns:` addresses in a setting, if it has some. */
export function refuseStuns(iceServers: readonly IceServer[], setting: { readonly name: string }): TypeError[] {
  if (!iceServers.some(({ urls }) => [urls].flat().some((url) => stuns.test(url)))) return [];
  return [settingError(setting, 'has a stuns: URL, for which Firefox refuses the whole call; use stun: or turns:.')];
}

/** The servers without their `stuns:` addresses. */
export function withoutStuns(iceServers: readonly IceServer[]): IceServer[] {
  return iceServers.flatMap((server) => {
    if (typeof server.urls === 'string') return stuns.test(server.urls) ? [] : [server];
    const urls = server.urls.filter((url) => !stuns.test(url));
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
}
