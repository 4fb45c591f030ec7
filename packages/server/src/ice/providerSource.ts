import { fetchProvider } from './fetchProvider';
import { IceProblemError, type IceProblem } from './iceProblem';
import type { IceAnswer, IceSourceFactory } from './iceSource';
import type { ProviderAnswer } from './providerAnswer';
import { readProviderRequest } from './providerRequest';
import { withoutRelays } from './staticSource';

/** For an answer that doesn't say how long its credentials are good for, and was not asked for a time. */
const defaultTtlSeconds = 3600;
/** After this part of their time credentials are asked for anew. */
const freshShare = 0.9;
/** How long a vendor that fails is left alone, in ms; doubled with each further failure. */
const backoffMs = 10_000;
const maxBackoffMs = 5 * 60_000;
/** When a page is to ask again that got none. */
const retrySeconds = 30;

/** A vendor's answer, and until when it serves, in ms since 1970. */
interface CachedAnswer extends ProviderAnswer {
  readonly freshUntil: number;
  readonly goodUntil: number;
}

/**
 * `ICE_SERVERS_URL`: a vendor's endpoint, asked by this server, since the key to it must not reach a browser.
 *
 * One answer serves everybody until shortly before it expires. Then it is renewed while it goes on serving: nobody
 * waits for a vendor where there are servers. A vendor that fails, however it does, is left alone for a while.
 */
export const providerSource: IceSourceFactory = (settings, { fetch, onError }) => {
  const request = readProviderRequest(settings);
  if (!request) return null;
  const { name } = settings.iceServersUrl;
  let cached: CachedAnswer | null = null;
  let failure: IceProblem | null = null;
  let failures = 0;
  let backoffUntil = 0;
  let requesting: Promise<void> | null = null;

  const renew = async (): Promise<void> => {
    const requestedAt = Date.now();
    try {
      const answer = await fetchProvider(request, name, fetch);
      const ttlSeconds = request.requestedTtlSeconds ?? defaultTtlSeconds;
      const goodUntil = answer.expiresAt ?? requestedAt + ttlSeconds * 1000;
      cached = { ...answer, goodUntil, freshUntil: requestedAt + (goodUntil - requestedAt) * freshShare };
      if (answer.fault !== null) onError(new IceProblemError('provider-invalid', answer.fault));
      failure = null;
      failures = 0;
    } catch (error) {
      if (!(error instanceof IceProblemError)) throw error;
      onError(error);
      failure = { code: error.code, message: error.message };
      const waitMs = Math.max(backoffMs * 2 ** failures, (error.retryAfterSeconds ?? 0) * 1000);
      backoffUntil = Date.now() + Math.min(waitMs, maxBackoffMs);
      failures += 1;
    }
  };

  function fromCache(relay: boolean): IceAnswer | null {
    const now = Date.now();
    if (!cached || cached.goodUntil <= now) return null;
    const { iceServers, fault } = cached;
    return {
      iceServers: relay ? iceServers : withoutRelays(iceServers),
      ttlSeconds: Math.max(1, Math.floor((cached.goodUntil - now) / 1000)),
      ...(fault !== null && { problems: [{ code: 'provider-invalid', message: fault }] }),
    };
  }

  return {
    // The host alone: what comes after it may be a key.
    urls: [new URL(request.url).origin],
    hasRelay: true,
    async answer({ relay }) {
      const now = Date.now();
      const isFresh = cached !== null && now < cached.freshUntil;
      // Those who may not have a relay are no reason to ask for some.
      if (relay && !isFresh && now >= backoffUntil) {
        requesting ??= renew().finally(() => (requesting = null));
        if (fromCache(relay) === null) await requesting;
      }
      const nothing: IceAnswer = { iceServers: [], ttlSeconds: retrySeconds };
      return fromCache(relay) ?? (failure && relay ? { ...nothing, problems: [failure] } : nothing);
    },
  };
};
