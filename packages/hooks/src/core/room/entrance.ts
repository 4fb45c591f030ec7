import { toRtcError, type RtcError } from '../errors';
import { openMailbox, type Mailbox, type MailboxEvents, type MailboxOptions } from '../signaling/mailbox';
import type { Json } from '../signaling/port';

/** How long to wait before entering again, in ms; doubled at every further try. */
const AGAIN_MS = 2000;
const MAX_AGAIN_MS = 30_000;

/** What an entrance reports, beside what its mailbox does. */
export interface EntranceEvents extends Omit<MailboxEvents, 'onFail'> {
  /** One was not let in. Nothing follows. */
  onRefused(error: RtcError): void;
}

/** One's way into a room, kept open until one leaves. */
export interface Entrance {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
  /** Leaves. Nothing is reported afterwards. */
  close(): void;
}

/**
 * Enters a room. Who has been in is not put out by a transport that gives up (a token that has expired, an
 * endpoint that had a bad moment): pictures go on without signaling, and it is tried again with patience.
 */
export function openEntrance(options: Omit<MailboxOptions, 'events'>, events: EntranceEvents): Entrance {
  let mailbox: Mailbox | null = null;
  let hasBeenIn = false;
  let closed = false;
  let delay = AGAIN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fail(error: RtcError) {
    mailbox?.close();
    mailbox = null;
    if (closed) return;
    if (!hasBeenIn) {
      closed = true;
      events.onRefused(error);
      return;
    }
    timer = setTimeout(enter, delay);
    delay = Math.min(delay * 2, MAX_AGAIN_MS);
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
      const opened = openMailbox({
        ...options,
        events: {
          ...events,
          onOpen(self, others) {
            hasBeenIn = true;
            delay = AGAIN_MS;
            events.onOpen(self, others);
          },
          onFail,
        },
      });
      if (failed || closed) opened.close();
      else mailbox = opened;
    } catch (cause) {
      onFail(toRtcError(cause, 'signaling-unavailable'));
    }
  }

  enter();
  return {
    send: (to, data) => mailbox?.send(to, data),
    check: () => mailbox?.check(),
    close() {
      closed = true;
      clearTimeout(timer);
      mailbox?.close();
      mailbox = null;
    },
  };
}
