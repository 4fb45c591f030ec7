import { createAdmission } from '../access/admission';
import { isOut, verdictOn, type RoomAccess, type RoomAccessState } from '../access/roomAccess';
import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits } from '../limits/createRateLimits';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import { cleanName } from '../text/cleanText';
import type { Authorize } from './authorizeMember';
import type { ChannelsApp } from './channelsApp';
import { createMemberReader, type MemberOptions, type MemberRequest } from './memberRequest';
import { membersOf } from './membersOf';
import { roomChannelOf } from './roomChannel';

export interface ChannelAuthOptions extends HandlerOptions, MemberOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /**
   * Your decision, per request: `false` or `null` refuses with 403, `true` lets in, an object lets in under
   * a name, `{ status, code, message }` refuses in your words. The request's headers and cookies can be read, its
   * body is in `params`. What it throws ends in a 500 that doesn't repeat it.
   */
  authorize: Authorize;
  /**
   * How many may be in a room, 1 to 100; `Infinity` asks nobody and leaves it to the server (Pusher: 100). Hosts are
   * let in beyond it, up to 100, so that nobody can take every seat from them; who waits or was put out has no seat.
   * Counting and joining are two steps, so two who come at the same instant can both pass. @default 8
   */
  limit?: number;
  /**
   * Who may be in which room, as its hosts have decided: a locked room answers 423 to who is not let in yet, and they may
   * go into its waiting room instead. @default every room is open
   */
  access?: RoomAccess;
  /** Where requests are counted; while it is down each instance counts for itself. @default memoryStore() */
  store?: Store;
  /** The header in which your own proxy or host writes the client's address; see `clientAddress`. @default none */
  addressHeader?: string;
  /** How often a minute one address may ask. @default 120 */
  maxPerMinute?: number;
  /** How often a minute the guests of one room together may ask, and its hosts as often. @default 240 */
  maxPerMinuteInRoom?: number;
}

/** How many members Pusher lets into a presence channel. */
const maxMembers = 100;
/** How many may wait at a time; hosts come in beyond them. */
const maxWaiting = 50;

/**
 * A handler that lets a browser into the presence channel of a room: `POST` of `socket_id`, `channel_name`
 * and optionally `client_secret` as a form, the answer is what pusher-js expects.
 *
 * The member's id is minted here, per tab (see `client_secret` in the README), since members trust each other's ids. With
 * `access`, the channel's name and `.waiting` behind it is the waiting room of a locked room: for those whom it answers 423,
 * and for hosts. `user_info` is `{ name, role?, access?, admitted? }`: `role: 'host'`; `access: 'locked'` where the room is;
 * and of guests `admitted`, whether they are let in, where they have to be.
 * Errors are `{ error: { code, message } }`: 400 `socket-id-invalid`, `channel-invalid`, `client-secret-invalid`,
 * `body-unreadable`; 403 `room-forbidden`, `member-banned`, `not-waiting`, `cross-site`; 405, 413, 415; 409 `room-full`; 423
 * `room-locked`; 429 `rate-exceeded` with `retry-after`; 500 `internal-error`; 503 `signaling-unavailable`. Throws a
 * `TypeError` for options that can't work.
 */
export function createChannelAuth(options: ChannelAuthOptions): RequestHandler {
  const { pusher, limit = 8, addressHeader, onError } = options;
  const { store = memoryStore(), maxPerMinute = 120, maxPerMinuteInRoom = 240 } = options;
  if (!(limit === Infinity || (Number.isInteger(limit) && limit >= 1 && limit <= maxMembers))) {
    throw new TypeError('createChannelAuth: limit must be a whole number from 1 to 100, or Infinity.');
  }
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  const readMember = createMemberReader('createChannelAuth', { ...options, needsSecret: false, takesWaitingRoom: true });
  const admission = createAdmission(options.access, onError);
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

  /** Throws where every seat is taken by others; who was put out and is still there has none. */
  async function requireSeat({ channel, isWaitingRoom, member }: MemberRequest, state: RoomAccessState) {
    const guests = isWaitingRoom ? maxWaiting : limit;
    const seats = member.role === 'host' ? maxMembers : guests;
    if (limit === Infinity && !isWaitingRoom) return;
    const present = await membersOf(pusher, channel);
    const taken = [...present].filter((id) => isWaitingRoom || !isOut(state, id)).length;
    if (taken < seats || present.has(member.id)) return;
    const where = isWaitingRoom ? 'waiting for it' : 'in it';
    throw new HttpError(409, 'room-full', `The room is full: ${taken} are ${where}.`);
  }

  return handle(
    'POST',
    async (request) => {
      await limits.enforce({ address: clientAddress(request, addressHeader) });
      const asked = await readMember(request);
      const { socketId, channel, room, isWaitingRoom, member } = asked;
      // By the channel: two prefixes can lead to one, and the same room's id to two.
      const counted = roomChannelOf(channel);
      // Hosts for themselves, or guests who ask without end would keep them out. No channel's name has a colon.
      await limits.enforce({ room: member.role === 'host' ? `hosts:${counted}` : counted });

      const state = await admission.stateOf(room);
      if (!isWaitingRoom || verdictOn(state, member) === 'banned') admission.require(state, member);
      else if (member.role !== 'host' && verdictOn(state, member) === 'admitted') {
        throw new HttpError(403, 'not-waiting', 'You are let in: enter the room itself.');
      }
      await requireSeat(asked, state);

      const { id, name, role } = member;
      const isLocked = state.access === 'locked';
      // Said where somebody has to be let in: of a room that is open the members need no word about each other.
      const isAsked = role !== 'host' && (isLocked || isWaitingRoom);
      const info = {
        name: cleanName(name),
        ...(role === 'host' && { role }),
        ...(isLocked && { access: 'locked' }),
        ...(isAsked && { admitted: !isWaitingRoom }),
      };
      return pusher.authorizeChannel(socketId, channel, { user_id: id, user_info: info });
    },
    options,
  );
}
