import { handle, type ErrorListener, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { readForm } from '../http/readForm';
import { admit, type Authorize } from './admission';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import { cleanMemberName } from './memberName';
import { membersOf } from './membersOf';
import { checkChannelPrefix, roomOf } from './roomChannel';
import { readSocketId } from './socketId';

export interface ChannelAuthOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /**
   * Your decision, per request: `false` or `null` refuses with 403, `true` lets in, an object lets in under
   * a name. The request's headers and cookies can be read, its body is in `params`. What it throws ends in
   * a 500 that doesn't repeat it.
   */
  authorize: Authorize;
  /** Key for the member ids; the same on every server. @default derived from the app's secret */
  secret?: string;
  /**
   * How many may be in a room, 1 to 100; `Infinity` asks nobody and leaves it to the server (Pusher: 100).
   * Counting and joining are two steps, so two who come at the same instant can both pass. @default 8
   */
  limit?: number;
  /** What stands before the room's name in the channel's name. @default 'presence-' */
  channelPrefix?: string;
  /** Told what lies behind a 500 or 503. @default nobody hears of it */
  onError?: ErrorListener;
}

const maxBodyBytes = 16 * 1024;

/**
 * A handler that lets a browser into the presence channel of a room: `POST` of `socket_id`, `channel_name`
 * and optionally `tab` as a form, the answer is what pusher-js expects.
 *
 * The member's id is minted here, per tab (see `tab` in the README), since members trust each other's ids.
 * Errors are `{ error: { code, message } }`: 400 `socket-id-invalid`, `channel-invalid`, `tab-invalid`,
 * `body-unreadable`; 403 `room-forbidden`; 405, 413, 415; 409 `room-full`; 500 `internal-error`;
 * 503 `signaling-unavailable`. Throws a `TypeError` for options that can't work.
 */
export function createChannelAuth(options: ChannelAuthOptions): RequestHandler {
  const { pusher, authorize, secret, limit = 8, channelPrefix = 'presence-', onError } = options;
  if (!(limit === Infinity || (Number.isInteger(limit) && limit >= 1 && limit <= 100))) {
    throw new TypeError('createChannelAuth: limit must be a whole number from 1 to 100, or Infinity.');
  }
  checkChannelPrefix('createChannelAuth', channelPrefix);
  const memberIds = createMemberIds(pusher, secret);

  return handle(
    'POST',
    async (request) => {
      const params = await readForm(request, maxBodyBytes);
      const socketId = readSocketId(params);
      const channel = params.get('channel_name') ?? '';
      const room = roomOf(channel, channelPrefix);
      const mintedId = await memberIds(room, params.get('tab'));

      const { name, id = mintedId, role } = await admit(authorize, request, { room, socketId, params });

      if (limit !== Infinity) {
        const members = await membersOf(pusher, channel);
        if (members.size >= limit && !members.has(id)) {
          throw new HttpError(409, 'room-full', `The room is full: ${limit} are in it.`);
        }
      }
      const info = { name: cleanMemberName(name), ...(role === 'host' && { role }) };
      const member = { user_id: id, user_info: info };
      return pusher.authorizeChannel(socketId, channel, member);
    },
    onError,
  );
}
