import { describeIceServers, type Environment } from '@visavis/server';
import type { CallConfig } from '../config/callConfig';

type IceDescription = Pick<CallConfig, 'iceTransportPolicy' | 'iceServerUrls' | 'iceProblem'>;

/**
 * The ICE servers in words. A configuration that can't work is a problem to show, not a page that fails: calls
 * go on with what is left of it.
 */
export function readIce(env: Environment): IceDescription {
  const policy = env['ICE_TRANSPORT_POLICY']?.trim().toLowerCase() || 'all';
  // Any other word than 'all' is meant to tell less, so a typo must not tell more.
  const iceTransportPolicy = policy === 'all' ? 'all' : 'relay';
  const known = policy === 'all' || policy === 'relay';
  try {
    return {
      iceTransportPolicy,
      iceServerUrls: describeIceServers(env),
      iceProblem: known ? null : "ICE_TRANSPORT_POLICY must be 'all' or 'relay'.",
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const iceServerUrls = describeIceServers(env, { skipBroken: true });
    return { iceTransportPolicy, iceServerUrls, iceProblem: error.message };
  }
}
