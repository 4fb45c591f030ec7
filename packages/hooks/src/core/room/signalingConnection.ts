import { RtcError, toRtcError, type RtcErrorCode } from '../errors';
import type { AccessDecision, Json } from '../signaling/port';
import {
  openSignalingChannel,
  type SignalingChannel,
  type SignalingChannelEvents,
  type SignalingChannelOptions,
} from '../signaling/signalingChannel';

/** How long to wait before entering again, in ms; doubled at every further try. */
const RETRY_MS = 2000;
const MAX_RETRY_MS = 30_000;
/** A host's decision, at the transport's server: it ends the stay of who has been in as well. */
const DECIDED: readonly RtcErrorCode[] = ['room-declined', 'room-removed', 'room-banned', 'room-ended'];

/** What a signaling connection reports, beside what its channel does. */
export interface SignalingConnectionEvents extends Omit<SignalingChannelEvents, 'onFail'> {
  /** The local member was not let in, or a host has put it out. Nothing follows. */
  onRejected(error: RtcError): void;
}

/** A signaling channel that is opened again until it is closed. */
export interface SignalingConnection {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
  /** Tells the transport's server what a host has decided; undefined: it keeps nothing of the kind. */
  decide(decision: AccessDecision): Promise<void> | undefined;
  /** Leaves. Nothing is reported afterwards. */
  close(): void;
}

/**
 * Enters a room. A transport that gives up (a token that has expired, an endpoint that had a bad moment) does not end
 * the call of a member who has been in: media goes on without signaling, and it is tried again, ever more seldom.
 */
export function openSignalingConnection(
  options: Omit<SignalingChannelOptions, 'events'>,
  events: SignalingConnectionEvents,
): SignalingConnection {
  let channel: SignalingChannel | null = null;
  let hasBeenIn = false;
  let keepsDecisions = false;
  let closed = false;
  let delayMs = RETRY_MS;
  const { environment } = options;
  let timer: unknown;

  function fail(error: RtcError) {
    channel?.close();
    channel = null;
    if (closed) return;
    if (!hasBeenIn || DECIDED.includes(error.code)) {
      closed = true;
      events.onRejected(error);
      return;
    }
    timer = environment.setTimer(enter, delayMs);
    delayMs = Math.min(delayMs * 2, MAX_RETRY_MS);
    events.onDown(error);
  }

  function enter() {
    // Of an attempt that has failed already, also before it returned, nothing more is heard.
    let failed = false;
    const onFail = (error: RtcError) => {
      if (failed) return;
      failed = true;
      fail(error);
    };
    try {
      const opened = openSignalingChannel({
        ...options,
        events: {
          ...events,
          onOpen(self, others) {
            // Left while it was under way: there is nobody to come in any more.
            if (failed || closed) return;
            hasBeenIn = true;
            delayMs = RETRY_MS;
            events.onOpen(self, others);
          },
          onFail,
        },
      });
      keepsDecisions = opened.decide !== undefined;
      if (failed || closed) opened.close();
      else channel = opened;
    } catch (cause) {
      onFail(toRtcError(cause, 'signaling-unavailable'));
    }
  }

  enter();
  return {
    send: (to, data) => channel?.send(to, data),
    check: () => channel?.check(),
    decide(decision) {
      if (!keepsDecisions) return undefined;
      return channel?.decide?.(decision) ?? Promise.reject(new RtcError('signaling-unavailable', 'There is no signaling.'));
    },
    close() {
      closed = true;
      environment.clearTimer(timer);
      channel?.close();
      channel = null;
    },
  };
}
