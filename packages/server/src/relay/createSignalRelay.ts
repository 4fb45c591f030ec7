import { admit, type Authorize } from '../channelAuth/admission';
import { createMemberIds } from '../channelAuth/memberId';
import { checkChannelPrefix, roomOf } from '../channelAuth/roomChannel';
import { readSocketId } from '../channelAuth/socketId';
import { handle, type ErrorListener, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { createRate, rateExceeded } from '../http/rate';
import { readForm } from '../http/readForm';
import { publish } from './publish';
import type { RelayApp } from './relayApp';
import { stampedEvent } from './stampedEvent';

export interface SignalRelayOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: RelayApp;
  /** Your decision, per message; give the same function as to `createChannelAuth`. */
  authorize: Authorize;
  /** Key for the member ids; the same as for `createChannelAuth`. @default derived from the app's secret */
  secret?: string;
  /** What stands before the room's name in the channel's name. @default 'presence-' */
  channelPrefix?: string;
  /**
   * How many messages a second one member may post on average, with bursts of twice that; counted by each
   * server for itself. `Infinity` counts nothing. @default 10
   */
  maxPerSecond?: number;
  /** Told what lies behind a 500 or 503. @default nobody hears of it */
  onError?: ErrorListener;
}

// 10 KB of data, each byte of which a form may write as three, and the other fields.
const maxBodyBytes = 40 * 1024;

/**
 * A handler that publishes signaling for members of a room, for apps where client events are off: `POST` of
 * `socket_id`, `channel_name`, `tab` and `data` (JSON) as a form; the answer is `{}`.
 *
 * Whoever posts proves by `tab`, the secret that their member id was minted from (`createChannelAuth`), who
 * they are. The relay mints the id again and writes it into the event, whose name no browser can trigger:
 * that is why the others can trust it. The poster's own connection does not get the event.
 *
 * Errors are `{ error: { code, message } }`: 400 `socket-id-invalid`, `channel-invalid`, `tab-invalid`,
 * `data-invalid`, `body-unreadable`; 403 `room-forbidden`; 405, 413, 415; 413 `message-too-large`;
 * 429 `rate-exceeded` with `retry-after`; 500 `internal-error`; 503 `signaling-unavailable`. Throws a
 * `TypeError` for options that can't work.
 */
export function createSignalRelay(options: SignalRelayOptions): RequestHandler {
  const { pusher, authorize, secret, channelPrefix = 'presence-', maxPerSecond = 10, onError } = options;
  checkChannelPrefix('createSignalRelay', channelPrefix);
  if (!(maxPerSecond >= 1)) throw new TypeError('createSignalRelay: maxPerSecond must be 1 or more.');
  const memberIds = createMemberIds(pusher, secret);
  const rate = createRate({ perSecond: maxPerSecond });

  return handle(
    'POST',
    async (request) => {
      const params = await readForm(request, maxBodyBytes);
      const socketId = readSocketId(params);
      const channel = params.get('channel_name') ?? '';
      const room = roomOf(channel, channelPrefix);
      const tab = params.get('tab');
      const mintedId = await memberIds(room, tab);

      const admitted = await admit(authorize, request, { room, socketId, params });
      if (admitted.id === undefined && tab === null) {
        throw new HttpError(400, 'tab-invalid', 'Send the tab that the member id was made from.');
      }
      const { id = mintedId } = admitted;
      const event = stampedEvent(id, params.get('data') ?? '');
      const seconds = rate.take(`${channel}\n${id}`);
      if (seconds > 0) throw rateExceeded(seconds, `At most ${maxPerSecond} messages a second.`);
      await publish(pusher, channel, event, socketId);
      return {};
    },
    onError,
  );
}
