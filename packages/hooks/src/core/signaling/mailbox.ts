import type { RtcError } from '../errors';
import { createInbox } from './inbox';
import { createOutbox } from './outbox';
import type { Json, Member, Signaling } from './port';
import type { Sealer } from './sealing';

/** What a mailbox reports. */
export interface MailboxEvents {
  /** In the room, for the first time or again after a break. */
  onOpen(self: Member, others: readonly Member[]): void;
  onJoin(member: Member): void;
  onLeave(id: string): void;
  /** Something addressed to oneself; whole, but not checked beyond that. */
  onPacket(from: string, data: unknown): void;
  /** A member seals with another key, or one of the two sides has none. */
  onOtherKey(from: string): void;
  onDown(error?: RtcError): void;
  /** Something could not be sent; the room goes on. */
  onError(error: RtcError): void;
  onFail(error: RtcError): void;
}

/** One's own mailbox in a room: letters to single members over a transport that only knows broadcasts. */
export interface Mailbox {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
  /** Leaves the room. */
  close(): void;
}

/** How to enter a room. */
export interface MailboxOptions {
  signaling: Signaling;
  /** What one is called. */
  name: string;
  /** Seals and opens what is said; null: it travels as it is. */
  sealer: Sealer | null;
  events: MailboxEvents;
}

/** Enters a room. */
export function openMailbox({ signaling, name, sealer, events }: MailboxOptions): Mailbox {
  let self = '';
  const selfId = () => self;
  const inbox = createInbox({ sealer, selfId, onPacket: events.onPacket, onOtherKey: events.onOtherKey });
  const outbox = createOutbox({
    limits: signaling,
    sealer,
    selfId,
    send: (frame) => connection.send(frame),
    onError: events.onError,
  });

  const connection = signaling.connect(name, {
    onOpen(member, others) {
      self = member.id;
      outbox.resume();
      events.onOpen(member, others);
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
    check: () => connection.check?.(),
    close() {
      outbox.dispose();
      inbox.dispose();
      connection.close();
    },
  };
}
