import type { RtcError } from '../errors';
import { createInbox } from './inbox';
import { createOutbox } from './outbox';
import type { Json, Member, Signaling } from './port';

/** What a mailbox reports. */
export interface MailboxEvents {
  /** In the room, for the first time or again after a break. */
  onOpen(self: Member, others: readonly Member[]): void;
  onJoin(member: Member): void;
  onLeave(id: string): void;
  /** Something addressed to oneself; whole, but not checked beyond that. */
  onPacket(from: string, data: unknown): void;
  onDown(error?: RtcError): void;
  /** Something could not be sent; the room goes on. */
  onError(error: RtcError): void;
  onFail(error: RtcError): void;
}

/** One's own mailbox in a room: letters to single members over a transport that only knows broadcasts. */
export interface Mailbox {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Leaves the room. */
  close(): void;
}

/** Enters the room behind `signaling` under `name`. */
export function openMailbox(signaling: Signaling, name: string, events: MailboxEvents): Mailbox {
  let selfId: string | undefined;
  const inbox = createInbox(() => selfId, events.onPacket);
  const outbox = createOutbox({
    limits: signaling,
    send: (frame) => connection.send(frame),
    onError: events.onError,
  });

  const connection = signaling.connect(name, {
    onOpen(self, others) {
      selfId = self.id;
      outbox.resume();
      events.onOpen(self, others);
    },
    onJoin: (member) => events.onJoin(member),
    onLeave(id) {
      inbox.forget(id);
      events.onLeave(id);
    },
    onMessage: (from, data) => inbox.add(from, data),
    onDown(error) {
      outbox.pause();
      events.onDown(error);
    },
    onFail(error) {
      outbox.pause();
      events.onFail(error);
    },
  });

  return {
    send: (to, data) => outbox.add({ to, data }),
    close() {
      outbox.dispose();
      inbox.dispose();
      connection.close();
    },
  };
}
