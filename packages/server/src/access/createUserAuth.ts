import type { Authorize } from '../channelAuth/authorizeMember';
import type { ChannelsApp } from '../channelAuth/channelsApp';
import { createMemberReader, type MemberOptions } from '../channelAuth/memberRequest';
import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits } from '../limits/createRateLimits';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';

/** The part of the user's own `pusher` instance that signing in uses. */
export interface UserAuthApp extends Pick<ChannelsApp, 'authorizeChannel'> {
  /** Signs a connection in as a user. */
  authenticateUser(socketId: string, user: { id: string }): { auth: string; user_data: string };
}

export interface UserAuthOptions extends HandlerOptions, MemberOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: UserAuthApp;
  /** Your decision, per request. As for `createChannelAuth`. */
  authorize: Authorize;
  /** Where requests are counted; while it is down each instance counts for itself. @default memoryStore() */
  store?: Store;
  /** The header in which your own proxy or host writes the client's address; see `clientAddress`. @default none */
  addressHeader?: string;
  /** How often a minute one address may ask. @default 120 */
  maxPerMinute?: number;
}

/**
 * A handler that signs a connection in as a member of a room (`pusher.signin()`), so that `createAccessControl` can end it
 * when the member is put out: `POST` of `socket_id`, `channel_name` and `client_secret` as a form. The user is the member.
 *
 * Errors are those of `createChannelAuth`. Throws a `TypeError` for options that can't work.
 */
export function createUserAuth(options: UserAuthOptions): RequestHandler {
  const { pusher, addressHeader, onError, store = memoryStore(), maxPerMinute = 120 } = options;
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  const readMember = createMemberReader('createUserAuth', options);
  const limits = createRateLimits({
    name: 'user',
    store,
    quotas: { address: [{ limit: maxPerMinute, windowSeconds: 60 }], member: [], room: [] },
    whenDown: 'open',
    onError,
    message: 'Too many connections signed in.',
  });

  return handle(
    'POST',
    async (request) => {
      await limits.enforce({ address: clientAddress(request, addressHeader) });
      const { socketId, member } = await readMember(request);
      return pusher.authenticateUser(socketId, { id: member.id });
    },
    options,
  );
}
