import { RtcError } from '../core/errors';
import type { Json } from '../core/signaling/port';
import type { PusherRelay } from './pusherRelay';

/** Sends as client events for as long as Pusher takes those, and through the relay from then on. */
export interface PusherSender {
  /** @returns false if it surely was not sent */
  send(data: Json): boolean;
  /** Pusher says, in these words, that the app has client events switched off. */
  refuse(words: string): void;
  /** The connection is gone, and with it what was on its way. */
  clear(): void;
}

/** Pusher's refusal of a client event does not say which, so those of this long ago were refused, in ms. */
const REFUSAL_MS = 5000;

/**
 * Makes a sender.
 *
 * @param options.trigger publishes a client event
 * @param options.relay the other way, if there is one
 * @param options.relayOnly do not even try client events
 * @param options.onFail client events are off, and there is no other way
 */
export function createPusherSender({
  trigger,
  relay,
  relayOnly,
  onFail,
}: {
  trigger(data: Json): boolean;
  relay: PusherRelay | null;
  relayOnly: boolean;
  onFail(error: RtcError): void;
}): PusherSender {
  let relaying = relayOnly;
  let recent: { data: Json; time: number }[] = [];

  return {
    send(data) {
      if (relaying && relay) return relay.post(data);
      const sent = trigger(data);
      const time = performance.now();
      recent = recent.filter((each) => each.time > time - REFUSAL_MS);
      if (sent && relay) recent.push({ data, time });
      return sent;
    },
    refuse(words) {
      if (!relay) {
        const hint = 'Switch client events on in the settings of the app, or give pusherSignaling a relay.';
        onFail(new RtcError('signaling-rejected', `Pusher refused a client event: ${words} ${hint}`));
        return;
      }
      // Each refused event is answered; the first answer is enough.
      if (relaying) return;
      relaying = true;
      for (const { data } of recent.splice(0)) relay.post(data);
    },
    clear() {
      recent = [];
      relay?.clear();
    },
  };
}
