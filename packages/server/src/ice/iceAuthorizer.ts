import type { AuthorizeRefusal } from '../channelAuth/authorizeMember';
import type { ErrorListener } from '../http/handle';
import { HttpError } from '../http/httpError';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits } from '../limits/createRateLimits';
import type { RateLimitKeys } from '../limits/rateLimitKeys';
import { StoreError, type Store } from '../store/store';

/** For whom ICE servers are handed out; requests are counted by each of the keys that are given. */
export interface IceClient extends RateLimitKeys {
  /** Whether they get TURN servers too, or STUN alone. @default true */
  relay?: boolean;
}

/** What `authorize` may say: whether to answer at all, for whom, or no in your own words. */
export type IceAuthorization = boolean | IceClient | AuthorizeRefusal;

/** Your decision about a request for ICE servers. */
export type AuthorizeIce = (request: Request) => IceAuthorization | Promise<IceAuthorization>;

/** How often ICE servers with relays are handed out a minute. */
export interface IceRates {
  /** To one member, or one address. */
  maxPerMinute: number;
  /** To everybody in one room together. */
  maxPerMinuteInRoom: number;
}

/** What a request may have. */
export interface IceGrant {
  readonly relay: boolean;
  /** Whose credentials they are: the same text for the same member; null: nobody knows. */
  readonly user: string | null;
  /** Why there is no relay, where there would be one. */
  readonly storeError: StoreError | null;
}

/** Decides what a request may have. Throws an `HttpError`: 403, 429, and what `authorize` refuses with. */
export type IceAuthorizer = (request: Request) => Promise<IceGrant>;

const perMinute = (limit: number) => [{ limit, windowSeconds: 60 }];

/**
 * Counts every request by its address, asks `authorize`, and counts what is granted. While the counters are down nobody gets
 * a relay: it costs money by the byte.
 *
 * Throws a `TypeError` for rates below 1, and for a header that clients can write.
 */
export function createIceAuthorizer(options: {
  rates: IceRates;
  store: Store;
  authorize: AuthorizeIce | undefined;
  addressHeader: string | undefined;
  onError?: ErrorListener | undefined;
}): IceAuthorizer {
  const { rates, store, authorize, addressHeader, onError } = options;
  for (const name of ['maxPerMinute', 'maxPerMinuteInRoom'] as const) {
    if (!(rates[name] >= 1)) throw new TypeError(`createIceServers: ${name} must be 1 or more.`);
  }
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  // Several members may share an address, at home or behind a company's gateway.
  const address = perMinute(rates.maxPerMinute * 2);
  const message = 'These ICE servers were asked for too often.';
  // `authorize` may cost something itself, such as a request to the signaling server; what it refuses counts too.
  const requests = createRateLimits({
    name: 'ice-request',
    store,
    quotas: { address, member: [], room: [] },
    whenDown: 'open',
    onError,
    message,
  });
  const limits = createRateLimits({
    name: 'ice',
    store,
    quotas: { address, member: perMinute(rates.maxPerMinute), room: perMinute(rates.maxPerMinuteInRoom) },
    whenDown: 'closed',
    message,
  });

  return async (request) => {
    await requests.enforce({ address: clientAddress(request, addressHeader) });
    const authorization = authorize ? await authorize(request) : true;
    if (!authorization) throw new HttpError(403, 'forbidden', 'You may not use these ICE servers.');
    if (authorization !== true && 'status' in authorization) {
      throw new HttpError(authorization.status, authorization.code, authorization.message);
    }
    const client: IceClient = authorization === true ? {} : authorization;
    const { relay = true, ...keys } = client;
    const user = keys.member ?? keys.address ?? null;
    try {
      await limits.enforce(keys);
      return { relay, user, storeError: null };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      onError?.(error);
      return { relay: false, user, storeError: relay ? error : null };
    }
  };
}
