import { toRtcError, type RtcError } from '../errors';
import type { Json } from '../signaling/port';
import {
  openSignalingChannel,
  type SignalingChannel,
  type SignalingChannelEvents,
  type SignalingChannelOptions,
} from '../signaling/signalingChannel';

/** How long to wait before entering again, in ms; doubled at every further try. */
const RETRY_MS = 2000;
const MAX_RETRY_MS = 30_000;

/** What a signaling connection reports, beside what its channel does. */
export interface SignalingConnectionEvents extends Omit<SignalingChannelEvents, 'onFail'> {
  /** The local member was not let in. Nothing follows. */
  onRejected(error: RtcError): void;
}

/** A signaling channel that is opened again until it is closed. */
export interface SignalingConnection {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
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
  let closed = false;
  let delayMs = RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fail(error: RtcError) {
    channel?.close();
    channel = null;
    if (closed) return;
    if (!hasBeenIn) {
      closed = true;
      events.onRejected(error);
      return;
    }
    timer = setTimeout(enter, delayMs);
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
            hasBeenIn = true;
            delayMs = RETRY_MS;
            events.onOpen(self, others);
          },
          onFail,
        },
      });
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
    close() {
      closed = true;
      clearTimeout(timer);
      channel?.close();
      channel = null;
    },
  };
}
