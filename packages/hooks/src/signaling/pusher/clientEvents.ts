import type { PresenceChannel } from 'pusher-js';
import type { Clock } from '../../core/environment/clock';
import { RtcError } from '../../core/errors';
import type { Json, SignalingEvents } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { loadHttpRelay } from '../shared/httpRelayLoader';
import { createRepeatFilter } from '../shared/repeatFilter';
import { endpointFields } from './endpointFields';
import { isClientEventsOff, namesAnother } from './pusherErrors';
import { createPusherSender, USE_RELAY } from './pusherSender';

/** The event under which everything travels from member to member. */
const CLIENT_EVENT = 'client-visavis';
/** The same through the relay. Only a server can trigger it, so the sender in its data is true. */
const RELAYED_EVENT = 'visavis-relayed';

/** What messages need of the channel that they travel in. */
export interface ClientEventsOptions extends Pick<PusherSignalingOptions, 'pusher' | 'relay' | 'via'> {
  environment: Clock;
  channel: PresenceChannel;
  isOpen(): boolean;
  onMessage: SignalingEvents['onMessage'];
  /** The relay takes no messages, and is tried again. */
  onRelayDown(error: RtcError): void;
  /** After `onRelayDown`: it does again. */
  onRelayUp(): void;
  /** There is no path for messages. */
  onFail(error: RtcError): void;
}

/** Messages in a presence channel, as client events or through a relay. */
export interface ClientEvents {
  /** For the channel to be bound to. */
  readonly handlers: Record<string, (data: never, metadata: never) => void>;
  send(data: Json): boolean;
  /** The server complains, perhaps about another channel of the page. */
  onError(message: string, code: number | undefined): void;
  /** A member left. */
  forget(id: string): void;
  /** The connection is gone, and with it what was on its way. */
  clear(): void;
}

/** Makes them for one channel. */
export function createClientEvents({ channel, pusher, via, isOpen, onMessage, onFail, ...options }: ClientEventsOptions): ClientEvents {
  const { environment, relay: relayOptions, onRelayDown, onRelayUp } = options;
  const repeats = createRepeatFilter();
  const relay = relayOptions
    ? loadHttpRelay({
        url: relayOptions.url,
        clock: environment,
        fields: endpointFields(relayOptions, pusher, channel.name),
        onDown: onRelayDown,
        onUp: onRelayUp,
        onFail,
      })
    : null;
  const sender = createPusherSender({
    clock: environment,
    trigger: (data) => channel.trigger(CLIENT_EVENT, data),
    relay,
    relayOnly: via === 'relay',
    onFail,
  });

  return {
    handlers: {
      [CLIENT_EVENT]: (data: unknown, metadata: { user_id?: string }) => {
        if (!isOpen() || via === 'relay') return;
        // Without the server's word nobody knows whose it is. The others won't know of ours either.
        if (metadata.user_id === undefined) sender.leaveClientEvents();
        else if (channel.members.get(metadata.user_id)) onMessage(metadata.user_id, data);
      },
      [RELAYED_EVENT]: ({ from, id, data }: { from: string; id?: unknown; data: unknown }) => {
        // Only members of the channel are listened to.
        if (!isOpen() || !channel.members.get(from)) return;
        // A member that uses the relay may receive nothing else.
        sender.preferRelay();
        if (repeats.isRepeat(from, id)) return;
        if (data !== USE_RELAY) onMessage(from, data);
      },
    },
    send: (data) => isOpen() && sender.send(data),
    onError(message, code) {
      // Other channels of the page may be on the same instance, and their errors come here too.
      if (!sender.hasSentLately() || namesAnother(message, channel.name)) return;
      if (isClientEventsOff(message)) {
        sender.onClientEventsDisabled(message);
      } else if (code !== 4301 && /client event/i.test(message)) {
        onFail(new RtcError('signaling-rejected', `Pusher refused a client event: ${message}`));
      }
    },
    forget: repeats.forget,
    clear: () => sender.clear(),
  };
}
