import { handle, type ErrorListener, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { readForm } from '../http/readForm';
import { isRoomName } from '../room/roomName';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import { cleanMemberName } from './memberName';
import { membersOf } from './membersOf';

/** What is asked for, when `authorize` decides. */
export interface ChannelAuthContext {
  /** The room's name, already checked. */
  readonly room: string;
  /** The connection that asks; a new one after every reconnect. */
  readonly socketId: string;
  /** All form fields of the request, whose body has been read by now. Nothing in them is checked. */
  readonly params: URLSearchParams;
}

/** Who comes in. */
export interface AdmittedMember {
  /** What the others see; cleaned and cut to 64 characters. @default '' */
  name?: string;
  /**
   * Replaces the minted member id, 1 to 128 characters. Two tabs with one id are one member to Pusher, so
   * it must differ per tab.
   */
  id?: string;
}

/** `false` and `null` refuse, `true` lets in without a name. */
export type Admission = AdmittedMember | boolean | null;

export interface ChannelAuthOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /**
   * Your decision, per request: `false` or `null` refuses with 403, `true` lets in, an object lets in under
   * a name. The request's headers and cookies can be read, its body is in `params`. What it throws ends in
   * a 500 that doesn't repeat it.
   */
  authorize: (request: Request, context: ChannelAuthContext) => Admission | Promise<Admission>;
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
  if (!/^presence-[A-Za-z0-9_-]{0,64}$/.test(channelPrefix)) {
    throw new TypeError("createChannelAuth: channelPrefix must be 'presence-' and up to 64 of A-Za-z0-9_-.");
  }
  if (secret !== undefined && secret.length < 16) {
    throw new TypeError('createChannelAuth: secret needs at least 16 characters.');
  }
  const memberIds = createMemberIds(pusher, secret);

  return handle(
    'POST',
    async (request) => {
      const params = await readForm(request, maxBodyBytes);
      const socketId = params.get('socket_id') ?? '';
      if (!/^\d+\.\d+$/.test(socketId)) {
        throw new HttpError(400, 'socket-id-invalid', 'socket_id must look like 123.456.');
      }
      const channel = params.get('channel_name') ?? '';
      const room = roomOf(channel, channelPrefix);
      const mintedId = await memberIds(room, params.get('tab'));

      const admitted = await authorize(request, { room, socketId, params });
      if (!admitted) throw new HttpError(403, 'room-forbidden', 'You may not enter this room.');
      const { name, id } = readMember(admitted, mintedId);

      if (limit !== Infinity) {
        const members = await membersOf(pusher, channel);
        if (members.size >= limit && !members.has(id)) {
          throw new HttpError(409, 'room-full', `The room is full: ${limit} are in it.`);
        }
      }
      return pusher.authorizeChannel(socketId, channel, { user_id: id, user_info: { name } });
    },
    onError,
  );
}

function roomOf(channel: string, prefix: string): string {
  const room = channel.startsWith(prefix) ? channel.slice(prefix.length) : null;
  if (isRoomName(room)) return room;
  throw new HttpError(
    400,
    'channel-invalid',
    `channel_name must be ${prefix}ROOM, where ROOM has 1 to 64 of A-Z, a-z, 0-9, _ and -.`,
  );
}

function readMember(admitted: AdmittedMember | true, mintedId: string): { name: string; id: string } {
  const { name = '', id = mintedId } = admitted === true ? {} : admitted;
  if (typeof name !== 'string') throw new TypeError('authorize: name must be a string.');
  if (typeof id !== 'string' || id.length < 1 || id.length > 128) {
    throw new TypeError('authorize: id must be a string of 1 to 128 characters.');
  }
  return { name: cleanMemberName(name), id };
}
