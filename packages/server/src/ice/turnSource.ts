import type { IceSettings } from './iceSettings';
import type { IceSourceFactory } from './iceSource';
import { isTurnUrl } from './iceUrl';
import { maxTtlSeconds, tellLongLived } from './longLived';
import { readUrls } from './readUrls';
import { countOf, listOf, settingError, textOf } from './settingValue';
import { sharedSecretSource } from './sharedSecretSource';
import { staticSource } from './staticSource';

const problem = 'must hold turn:HOST[:PORT][?transport=udp|tcp] or the same with turns:';

/** `TURN_URLS`: relays, with credentials minted from `TURN_SECRET` or fixed ones. */
export const turnSource: IceSourceFactory = (settings, { onFault, onError }) => {
  const { turnUrls, turnSecret, turnTtlSeconds, turnUsername, turnCredential } = settings;
  const secret = textOf(turnSecret);
  const username = textOf(turnUsername);
  const credential = textOf(turnCredential);
  const ttlSeconds = Math.min(countOf(turnTtlSeconds) ?? maxTtlSeconds, maxTtlSeconds);
  refuseOrphans(settings);
  const urls = readUrls(turnUrls, isTurnUrl, problem, onFault);
  if (urls.length === 0) return null;

  if (secret !== null && (username !== null || credential !== null)) {
    const { name } = username !== null ? turnUsername : turnCredential;
    throw settingError(turnSecret, `and ${name} are both set: use one of the two ways.`);
  }
  if (secret !== null) return sharedSecretSource({ urls, secret, ttlSeconds });
  if (username !== null && credential !== null) {
    const servers = [{ urls, username, credential }];
    tellLongLived(servers, { name: turnCredential.name, ttlSeconds: Infinity }, onError);
    return staticSource(servers);
  }
  throw settingError(
    turnUrls,
    `needs ${turnSecret.name}, or ${turnUsername.name} together with ${turnCredential.name}.`,
  );
};

function refuseOrphans({ turnUrls, turnSecret, turnUsername, turnCredential }: IceSettings): void {
  if (listOf(turnUrls).length > 0) return;
  const orphan = [turnSecret, turnUsername, turnCredential].find((setting) => setting.value !== undefined);
  if (orphan) throw settingError(orphan, `is set, but ${turnUrls.name} is not.`);
}
