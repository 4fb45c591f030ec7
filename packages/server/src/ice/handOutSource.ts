import { fetchHandOut } from './fetchHandOut';
import type { HandOutAnswer } from './handOutAnswer';
import { readHandOutRequest } from './handOutRequest';
import { IceProblemError, type IceProblem } from './iceProblem';
import type { IceHandOut, IceSourceFactory } from './iceSource';

/** For an answer that doesn't say how long its credentials are good for, and was not asked for a time. */
const defaultTtlSeconds = 3600;
/** After this part of their time credentials are asked for anew. */
const freshShare = 0.9;
/** How long a vendor that keeps one waiting is left alone, in ms: no page is to wait for it each time. */
const restMs = 10_000;
/** When a page is to ask again that got none. */
const retrySeconds = 30;

/** A vendor's answer, and until when it serves, in ms since 1970. */
interface Stock {
  readonly iceServers: HandOutAnswer['iceServers'];
  readonly freshUntil: number;
  readonly goodUntil: number;
}

/**
 * `ICE_SERVERS_URL`: a vendor's endpoint, asked by this server, since the key to it must not reach a browser.
 * One answer serves everybody until shortly before it expires; while the vendor fails, it goes on serving
 * until it has expired.
 */
export const handOutSource: IceSourceFactory = (settings, { fetch, onError }) => {
  const request = readHandOutRequest(settings);
  if (!request) return null;
  const { name } = settings.iceServersUrl;
  let stock: Stock | null = null;
  let failure: IceProblem | null = null;
  let restUntil = 0;
  let asking: Promise<void> | null = null;

  const ask = async (): Promise<void> => {
    const askedAt = Date.now();
    try {
      const { iceServers, expiresAt } = await fetchHandOut(request, name, fetch);
      const ttlSeconds = request.askedTtlSeconds ?? defaultTtlSeconds;
      const goodUntil = expiresAt ?? askedAt + ttlSeconds * 1000;
      stock = { iceServers, goodUntil, freshUntil: askedAt + (goodUntil - askedAt) * freshShare };
      failure = null;
    } catch (error) {
      if (!(error instanceof IceProblemError)) throw error;
      onError(error);
      failure = { code: error.code, message: error.message };
      if (error.code === 'hand-out-timeout') restUntil = Date.now() + restMs;
    }
  };

  function inStock(): IceHandOut | null {
    const now = Date.now();
    if (!stock || stock.goodUntil <= now) return null;
    const ttlSeconds = Math.max(1, Math.floor((stock.goodUntil - now) / 1000));
    return { iceServers: stock.iceServers, ttlSeconds };
  }

  return {
    // The host alone: what comes after it may be a key.
    urls: [new URL(request.url).origin],
    async handOut() {
      const now = Date.now();
      const isFresh = stock !== null && now < stock.freshUntil;
      if (!isFresh && now >= restUntil) {
        asking ??= ask().finally(() => (asking = null));
        await asking;
      }
      const nothing: IceHandOut = { iceServers: [], ttlSeconds: retrySeconds };
      return inStock() ?? (failure ? { ...nothing, problem: failure } : nothing);
    },
  };
};
