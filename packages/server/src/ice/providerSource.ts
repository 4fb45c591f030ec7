import { fetchProvider } from './fetchProvider';
import { IceProblemError, type IceProblemCode } from './iceProblem';
import type { IceAnswer, IceSourceFactory } from './iceSource';
import { tellLongLived } from './longLived';
import { createProviderCache } from './providerCache';
import { readProviderRequest } from './providerRequest';
import { isSettled, serversIn, type ProviderState } from './providerState';

/** For an answer that doesn't say how long its credentials are good for, and was not asked for a time. */
const defaultTtlSeconds = 3600;
/** After this part of their time credentials are asked for anew. */
const freshShare = 0.9;
/** How long a vendor that fails is left alone, in ms; doubled with each further failure. */
const backoffMs = 10_000;
const maxBackoffMs = 5 * 60_000;
/** When a page is to ask again that got none. */
const retrySeconds = 30;

/**
 * `ICE_SERVERS_URL`: a vendor's endpoint, asked by this server, since the key to it must not reach a browser.
 *
 * One answer serves everybody, on every instance that shares the store, until shortly before it expires. Then it is
 * renewed while it goes on serving: nobody waits for a vendor where there are servers. A vendor that fails, however it
 * does, is left alone for a while.
 */
export const providerSource: IceSourceFactory = (settings, { fetch, onError, store }) => {
  const request = readProviderRequest(settings);
  if (!request) return null;
  const { name } = settings.iceServersUrl;
  const cache = createProviderCache(request, store, onError);

  const ask = async (before: ProviderState): Promise<ProviderState> => {
    const requestedAt = Date.now();
    try {
      const { iceServers, expiresAt, faults } = await fetchProvider(request, name, fetch);
      const ttlSeconds = request.requestedTtlSeconds ?? defaultTtlSeconds;
      const goodUntil = expiresAt ?? requestedAt + ttlSeconds * 1000;
      const freshUntil = requestedAt + (goodUntil - requestedAt) * freshShare;
      for (const fault of faults) onError(new IceProblemError('provider-invalid', fault));
      tellLongLived(iceServers, { name, ttlSeconds: (goodUntil - requestedAt) / 1000 }, onError);
      const answer = { iceServers: [...iceServers], faults: [...faults], freshUntil, goodUntil };
      return { at: requestedAt, answer, failure: null, failures: 0, backoffUntil: 0 };
    } catch (error) {
      if (!(error instanceof IceProblemError)) throw error;
      onError(error);
      const waitMs = Math.max(backoffMs * 2 ** before.failures, (error.retryAfterSeconds ?? 0) * 1000);
      return {
        at: requestedAt,
        answer: before.answer,
        failure: { code: error.code, message: error.message },
        failures: before.failures + 1,
        backoffUntil: Date.now() + Math.min(waitMs, maxBackoffMs),
      };
    }
  };

  return {
    // The host alone: what comes after it may be a key.
    urls: [new URL(request.url).origin],
    hasRelay: true,
    async answer({ relay }) {
      // Those who may not have a relay are no reason to ask for some.
      if (relay && !isSettled(cache.state, Date.now())) {
        const renewal = cache.renew(ask);
        if (serversIn(cache.state, relay, Date.now()) === null) await renewal;
        else renewal.catch(onError);
      }
      const nothing: IceAnswer = { iceServers: [], ttlSeconds: retrySeconds };
      const { failure } = cache.state;
      const problems = failure && relay ? [{ ...failure, code: failure.code as IceProblemCode }] : null;
      return serversIn(cache.state, relay, Date.now()) ?? (problems ? { ...nothing, problems } : nothing);
    },
  };
};
