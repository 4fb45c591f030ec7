import { clientAddress, createRateLimits, type Environment, type RateLimits } from '@visavis/server';
import { readAddressHeader } from './addressHeader';
import { keepFor } from './keepFor';
import { logError } from './logError';
import { openStore } from './openStore';
import { replyError } from './reply';

/** Refuses requests of an address that sends too many of a kind; null: it may go on. */
export type RequestLimit = (request: Request, env: Environment) => Promise<Response | null>;

/** Allows `perMinute` requests of one address; while the counters are down each instance counts for itself. */
export function limitRequests(name: string, perMinute: number): RequestLimit {
  const limitsFor = keepFor(
    (env): RateLimits =>
      createRateLimits({
        name,
        store: openStore(env),
        quotas: { address: [{ limit: perMinute, windowSeconds: 60 }], member: [], room: [] },
        whenDown: 'open',
        onError: logError,
        message: 'Too many requests.',
      }),
  );
  return async (request, env) => {
    try {
      await limitsFor(env).enforce({ address: clientAddress(request, readAddressHeader(env)) });
      return null;
    } catch (error) {
      const { status, headers } = error as { status?: number; headers?: Record<string, string> };
      if (status !== 429) throw error;
      return replyError(429, 'rate-exceeded', 'Too many requests. Try again later.', headers);
    }
  };
}
