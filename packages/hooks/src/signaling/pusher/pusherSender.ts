import { RtcError } from '../../core/errors';
import type { Json } from '../../core/signaling/port';
import type { Clock } from '../../core/environment/clock';
import type { HttpRelay } from '../shared/httpRelay';

/** A message to the others' adapters, not to their members: client events get lost here. */
export const USE_RELAY = 'visavis:use-relay';

/** Sends as client events for as long as Pusher takes those, and through the relay from then on. */
export interface PusherSender {
  /** @returns false if it surely was not sent */
  send(data: Json): boolean;
  /** The server says, in these words, that the app has client events switched off. */
  onClientEventsDisabled(words: string): void;
  /** The server does not say whose a client event is, so nobody can use them. */
  leaveClientEvents(): void;
  /** Another member uses the relay: so does this one from now on, if it can. */
  preferRelay(): void;
  /** Whether an error that comes now may be about something that was sent. */
  hasSentLately(): boolean;
  /** The connection is gone, and with it what was on its way. */
  clear(): void;
}

/** Pusher's refusal of a client event does not say which, so those of this long ago were refused, in ms. */
const REFUSAL_MS = 5000;

/**
 * Makes a sender.
 *
 * @param options.clock when it was sent
 * @param options.trigger publishes a client event
 * @param options.relay the other path, if there is one
 * @param options.relayOnly do not even try client events
 * @param options.onFail client events are off, and there is no other path
 */
export function createPusherSender({
  clock,
  trigger,
  relay,
  relayOnly,
  onFail,
}: {
  clock: Clock;
  trigger(data: Json): boolean;
  relay: HttpRelay | null;
  relayOnly: boolean;
  onFail(error: RtcError): void;
}): PusherSender {
  let relaying = relayOnly;
  let recent: { data: Json; time: number }[] = [];
  let sentAt = -Infinity;

  /** Goes over to the relay, and sends again what may not have arrived. */
  function goOver(first?: Json) {
    if (!relay || relaying) return;
    relaying = true;
    if (first !== undefined) relay.post(first);
    for (const { data } of recent.splice(0)) relay.post(data);
  }

  return {
    send(data) {
      if (relaying && relay) return relay.post(data);
      const sent = trigger(data);
      const time = (sentAt = clock.now());
      recent = recent.filter((each) => each.time > time - REFUSAL_MS);
      if (sent && relay) recent.push({ data, time });
      return sent;
    },
    onClientEventsDisabled(words) {
      if (!relay) {
        const hint = 'Switch client events on in the settings of the app, or give pusherSignaling a relay.';
        onFail(new RtcError('signaling-rejected', `Pusher refused a client event: ${words} ${hint}`));
        return;
      }
      // Each refused event is answered; the first answer is enough.
      goOver();
    },
    leaveClientEvents() {
      // The sender can't see that nobody knows it, and sends again what is told to be lost.
      if (relay) goOver(USE_RELAY);
      else {
        const hint =
          'Give pusherSignaling a relay (createSignalRelay of @visavis/server), or use a server that writes user_id: ' +
          "Pusher, soketi 1.x, Laravel Reverb 1.8 with accept_client_events_from set to 'members'.";
        const words = `The signaling server does not say whose a client event is (it has no user_id). ${hint}`;
        onFail(new RtcError('signaling-rejected', words));
      }
    },
    preferRelay: () => goOver(),
    hasSentLately: () => clock.now() - sentAt < REFUSAL_MS,
    clear() {
      recent = [];
      relay?.clear();
    },
  };
}
