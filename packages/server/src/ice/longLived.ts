import { IceProblemError } from './iceProblem';
import type { IceServer } from './iceServer';
import { isTurnUrl } from './iceUrl';

/** How long credentials may be good for, in seconds: they open a relay for as long, to any holder. */
export const maxTtlSeconds = 3600;
/** What clocks and the way to a vendor make of an hour, in seconds. */
const toleranceSeconds = 60;

/** Tells the operator of relays whose credentials, handed out by the setting `name`, outlive an hour. */
export function tellLongLived(
  iceServers: readonly IceServer[],
  { name, ttlSeconds }: { name: string; ttlSeconds: number },
  onError: (error: unknown) => void,
): void {
  if (ttlSeconds <= maxTtlSeconds + toleranceSeconds) return;
  if (!iceServers.some(({ urls }) => [urls].flat().some(isTurnUrl))) return;
  const time = ttlSeconds === Infinity ? 'for good' : `for ${Math.round(ttlSeconds / 3600)} h`;
  const message = `${name} opens relays ${time} to everybody who was in a room once. An hour is enough.`;
  onError(new IceProblemError('credentials-long-lived', message));
}
