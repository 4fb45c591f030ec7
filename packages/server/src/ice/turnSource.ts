import type { IceSettings } from './iceSettings';
import type { IceSourceFactory } from './iceSource';
import { isIceUrl, isTurnUrl } from './iceUrl';
import { countOf, listOf, settingError, textOf } from './settingValue';
import { sharedSecretSource } from './sharedSecretSource';
import { staticSource } from './staticSource';

const defaultTtlSeconds = 3600;

/** `TURN_URLS`: relays, with credentials minted from `TURN_SECRET` or fixed ones. */
export const turnSource: IceSourceFactory = (settings) => {
  const { turnUrls, turnSecret, turnTtlSeconds, turnUsername, turnCredential } = settings;
  const secret = textOf(turnSecret);
  const username = textOf(turnUsername);
  const credential = textOf(turnCredential);
  const ttlSeconds = countOf(turnTtlSeconds) ?? defaultTtlSeconds;
  const urls = readTurnUrls(settings);
  if (urls.length === 0) return null;

  if (secret !== null && (username !== null || credential !== null)) {
    const { name } = username !== null ? turnUsername : turnCredential;
    throw settingError(turnSecret, `and ${name} are both set: use one of the two ways.`);
  }
  if (secret !== null) return sharedSecretSource({ urls, secret, ttlSeconds });
  if (username !== null && credential !== null) return staticSource([{ urls, username, credential }]);
  throw settingError(
    turnUrls,
    `needs ${turnSecret.name}, or ${turnUsername.name} together with ${turnCredential.name}.`,
  );
};

function readTurnUrls({ turnUrls, turnSecret, turnUsername, turnCredential }: IceSettings): string[] {
  const urls = listOf(turnUrls);
  const orphan = [turnSecret, turnUsername, turnCredential].find((setting) => setting.value !== undefined);
  if (urls.length === 0 && orphan) throw settingError(orphan, `is set, but ${turnUrls.name} is not.`);
  urls.forEach((url, index) => {
    if (isIceUrl(url) && isTurnUrl(url)) return;
    throw settingError(
      turnUrls,
      `must hold turn:HOST[:PORT][?transport=udp|tcp] or the same with turns:; entry ${index + 1} is not.`,
    );
  });
  return urls;
}
