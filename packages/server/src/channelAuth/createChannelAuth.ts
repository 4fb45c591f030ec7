import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { readForm } from '../http/readForm';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits } from '../limits/createRateLimits';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import { cleanName } from '../text/cleanText';
import { authorizeMember, type Authorize } from './authorizeMember';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import { membersOf } from './membersOf';
import { checkChannelPrefix, defaultChannelPrefix, roomOf } from './roomChannel';
import { readSocketId } from './socketId';

export interface ChannelAuthOptions extends HandlerOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /**
   * Your decision, per request: `false` or `null` refuses with 403, `true` lets in, an object lets in under
   * a name, `{ status, code, message }` refuses in your words. The request's headers and cookies can be read, its
   * body is in `params`. What it throws ends in a 500 that doesn't repeat it.
   */
  authorize: Authorize;
  /** Key for the member ids; the same on every server. @default derived from the app's secret */
  secret?: string;
  /**
   * How many may be in a room, 1 to 100; `Infinity` asks nobody and leaves it to the server (Pusher: 100). Hosts are
   * let in beyond it, up to 100, so that nobody can take every seat from them.
   * Counting and joining are two steps, so two who come at the same instant can both pass. @default 8
   */
  limit?: number;
  /** What stands before the room's id in the channel's name. @default 'presence-visavis-' */
  channelPrefix?: string;
  /** Where requests are counted; while it is down each instance counts for itself. @default memoryStore() */
  store?: Store;
  /** The header in which your own proxy or host writes the client's address; see `clientAddress`. @default none */
  addressHeader?: string;
  /** How often a minute one address may ask. @default 120 */
  maxPerMinute?: number;
  /** How often a minute everybody in one room together may ask. @default 240 */
  maxPerMinuteInRoom?: number;
}

const maxBodyBytes = 16 * 1024;
/** How many members Pusher lets into a presence channel. */
const maxMembers = 100;

/**
 * A handler that lets a browser into the presence channel of a room: `POST` of `socket_id`, `channel_name`
 * and optionally `client_secret` as a form, the answer is what pusher-js expects.
 *
 * The member's id is minted here, per tab (see `client_secret` in the README), since members trust each other's ids.
 * Errors are `{ error: { code, message } }`: 400 `socket-id-invalid`, `channel-invalid`, `client-secret-invalid`,
 * `body-unreadable`; 403 `room-forbidden`, `cross-site`; 405, 413, 415; 409 `room-full`; 429 `rate-exceeded` with
 * `retry-after`; 500 `internal-error`; 503 `signaling-unavailable`. Throws a `TypeError` for options that can't work.
 */
export function createChannelAuth(options: ChannelAuthOptions): RequestHandler {
  const { pusher, authorize, secret, limit = 8, channelPrefix = defaultChannelPrefix, addressHeader, onError } = options;
  const { store = memoryStore(), maxPerMinute = 120, maxPerMinuteInRoom = 240 } = options;
  if (!(limit === Infinity || (Number.isInteger(limit) && limit >= 1 && limit <= maxMembers))) {
    throw new TypeError('createChannelAuth: limit must be a whole number from 1 to 100, or Infinity.');
  }
  checkChannelPrefix('createChannelAuth', channelPrefix);
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  const memberIds = createMemberIds(pusher, secret);
  const limits = createRateLimits({
    name: 'auth',
    store,
    quotas: {
      address: [{ limit: maxPerMinute, windowSeconds: 60 }],
      member: [],
      room: [{ limit: maxPerMinuteInRoom, windowSeconds: 60 }],
    },
    // Nobody is kept out of a call by a counter that is down.
    whenDown: 'open',
    onError,
    message: 'This room was asked for too often.',
  });

  return handle(
    'POST',
    async (request) => {
      await limits.enforce({ address: clientAddress(request, addressHeader) });
      const params = await readForm(request, maxBodyBytes);
      const socketId = readSocketId(params);
      const channel = params.get('channel_name') ?? '';
      const room = roomOf(channel, channelPrefix);
      const mintedId = await memberIds(room, params.get('client_secret'));

      const member = await authorizeMember(authorize, request, { room, socketId, params });
      const { name, id = mintedId, role } = member;
      await limits.enforce({ room });

      if (limit !== Infinity) {
        const seats = role === 'host' ? maxMembers : limit;
        const members = await membersOf(pusher, channel);
        if (members.size >= seats && !members.has(id)) {
          throw new HttpError(409, 'room-full', `The room is full: ${members.size} are in it.`);
        }
      }
      const info = { name: cleanName(name), ...(role === 'host' && { role }) };
      return pusher.authorizeChannel(socketId, channel, { user_id: id, user_info: info });
    },
    options,
  );
}
