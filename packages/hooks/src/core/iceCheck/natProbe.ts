import type { IceUrl } from '../peer/iceUrl';
import { gather } from './gather';
import { judgeNat, type NatBehaviour } from './natBehaviour';

/** Where a server answers STUN over UDP. */
export type StunTarget = Pick<IceUrl, 'host' | 'port'>;

/** Two of them on different hosts; null if there are none yet. */
export function distinctTargets(targets: readonly StunTarget[]): [StunTarget, StunTarget] | null {
  const [first] = targets;
  const second = targets.find(({ host }) => host !== first?.host);
  return first && second ? [first, second] : null;
}

/** Finds out how the router in front of this machine treats it, with one or two servers that have answered before. */
export async function probeNat(
  [first, second]: readonly [StunTarget, StunTarget | undefined],
  options: { timeoutMs: number; signal: AbortSignal },
): Promise<NatBehaviour> {
  const alone = await gather({ ...options, iceServers: stun(first) });
  const together = second ? await gather({ ...options, iceServers: stun(first, second) }) : null;
  // A probe that was cut short may have missed an answer.
  if (!alone.complete || together?.complete === false) return 'unknown';
  return judgeNat({
    alone: alone.candidates,
    together: together?.candidates ?? null,
    hostsDiffer: first.host !== second?.host,
  });
}

/** A TURN server answers STUN too, and needs no credentials for it. */
const stun = (...targets: StunTarget[]): RTCIceServer[] =>
  targets.map(({ host, port }) => ({ urls: `stun:${host}:${port}` }));
