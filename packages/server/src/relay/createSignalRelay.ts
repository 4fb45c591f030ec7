import { createAdmission } from '../access/admission';
import type { RoomAccess } from '../access/roomAccess';
import type { Authorize } from '../channelAuth/authorizeMember';
import { createMemberReader, type MemberOptions } from '../channelAuth/memberRequest';
import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits, type Quotas } from '../limits/createRateLimits';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import { attributedEvent } from './attributedEvent';
import { createPresence } from './presence';
import { publish } from './publish';
import type { RelayApp } from './relayApp';

export interface SignalRelayOptions extends HandlerOptions, MemberOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: RelayApp;
  /** Your decision, per message; give the same function as to `createChannelAuth`. */
  authorize: Authorize;
  /** The same as for `createChannelAuth`: who was put out is not published for. @default every room is open */
  access?: RoomAccess;
  /** Where messages are counted; while it is down each instance counts for itself. @default memoryStore() */
  store?: Store;
  /** The header in which your own proxy or host writes the client's address; see `clientAddress`. @default none */
  addressHeader?: string;
  /**
   * How many messages a second one member may post on average, with bursts of twice that. A room may have six times
   * as many. `Infinity` counts nothing. @default 10
   */
  maxPerSecond?: number;
  /** How many messages an hour one member may post; a room and an address may have four times as many. @default 1500 */
  maxPerHour?: number;
}

// 10 KB of data, each byte of which a form may write as three, and the other fields.
const maxBodyBytes = 40 * 1024;

/**
 * A handler that publishes signaling for members of a room, for apps where client events are off: `POST` of
 * `socket_id`, `channel_name`, `client_secret`, `data` (JSON) and optionally `message_id` as a form; the answer is `{}`.
 *
 * The poster proves who they are by the secret that their member id was minted from (`createChannelAuth`), and has to be
 * in the channel. The relay mints the id again and writes it into the event, whose name no
 * browser can trigger: that is why the others can trust it. The poster's own connection does not get the event. A
 * `message_id` (`SOURCE:NUMBER`, rising) goes into it too: a request whose answer got lost is sent again, and who
 * receives its message twice can tell.
 *
 * Errors are `{ error: { code, message } }`: 400 `socket-id-invalid`, `channel-invalid`, `client-secret-invalid`,
 * `data-invalid`, `message-id-invalid`, `body-unreadable`; 403 `room-forbidden`, `member-banned`, `not-in-room`, `cross-site`;
 * 405, 413, 415; 413 `message-too-large`; 423 `room-locked`; 429 `rate-exceeded` with `retry-after`; 500 `internal-error`; 503 `signaling-unavailable`. Throws
 * a `TypeError` for options that can't work.
 */
export function createSignalRelay(options: SignalRelayOptions): RequestHandler {
  const { pusher, addressHeader, onError } = options;
  const { store = memoryStore(), maxPerSecond = 10, maxPerHour = 1500 } = options;
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  if (!(maxPerSecond >= 1)) throw new TypeError('createSignalRelay: maxPerSecond must be 1 or more.');
  if (!(maxPerHour >= 1)) throw new TypeError('createSignalRelay: maxPerHour must be 1 or more.');
  const readMember = createMemberReader('createSignalRelay', { ...options, maxBodyBytes });
  const admission = createAdmission(options.access, onError);
  const presence = createPresence(pusher);
  const limits = createRateLimits({
    name: 'relay',
    store,
    quotas: quotasOf(maxPerSecond, maxPerHour),
    whenDown: 'open',
    onError,
    message: 'Too many messages.',
  });

  return handle(
    'POST',
    async (request) => {
      await limits.enforce({ address: clientAddress(request, addressHeader) });
      const { params, socketId, channel, room, member } = await readMember(request);
      const { id } = member;
      const event = attributedEvent(id, params.get('message_id'), params.get('data') ?? '');
      admission.require(await admission.stateOf(room), member);
      if (!(await presence.has(channel, id))) {
        throw new HttpError(403, 'not-in-room', 'Only members who are in the room may speak there.');
      }
      // By the channel: two prefixes can lead to one, and the same room's id to two.
      await limits.enforce({ member: `${channel}:${id}`, room: channel });
      await publish(pusher, channel, event, socketId);
      return {};
    },
    options,
  );
}

function quotasOf(maxPerSecond: number, maxPerHour: number): Quotas {
  const burst = { limit: maxPerSecond * 2, windowSeconds: 2 };
  const hour = { limit: maxPerHour, windowSeconds: 3600 };
  const times = (quota: typeof burst, share: number) => ({ ...quota, limit: quota.limit * share });
  return {
    address: [times(burst, 6), times(hour, 4)],
    member: [burst, hour],
    room: [times(burst, 6), times(hour, 4)],
  };
}
