import type { RtcError } from '../errors';
import type { Cipher } from './encryption';
import type { Json, Member, Signaling } from './port';
import { createReceiver } from './receiver';
import { createSender } from './sender';

/** What a signaling channel reports. */
export interface SignalingChannelEvents {
  /** In the room, for the first time or again after a break. */
  onOpen(self: Member, others: readonly Member[]): void;
  onJoin(member: Member): void;
  onLeave(id: string): void;
  /** A message for the local member; whole, but not checked beyond that. */
  onMessage(from: string, data: unknown): void;
  /** A member encrypts with another key, or only one of the two sides has a key. */
  onDecryptFailed(from: string): void;
  onDown(error?: RtcError): void;
  /** Something could not be sent; the room goes on. */
  onError(error: RtcError): void;
  onFail(error: RtcError): void;
}

/** The local member's channel in a room: messages to single members over a transport that only knows broadcasts. */
export interface SignalingChannel {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
  /** Leaves the room. */
  close(): void;
}

/** How to enter a room. */
export interface SignalingChannelOptions {
  signaling: Signaling;
  /** The local member's name. */
  name: string;
  /** Encrypts and decrypts messages; null: they travel as they are. */
  cipher: Cipher | null;
  events: SignalingChannelEvents;
}

/** Enters a room. */
export function openSignalingChannel({ signaling, name, cipher, events }: SignalingChannelOptions): SignalingChannel {
  let self = '';
  const selfId = () => self;
  const { onMessage, onDecryptFailed } = events;
  const receiver = createReceiver({ cipher, selfId, onMessage, onDecryptFailed });
  const sender = createSender({
    limits: signaling,
    cipher,
    selfId,
    send: (fragment) => connection.send(fragment),
    onError: events.onError,
  });

  const connection = signaling.connect(name, {
    onOpen(member, others) {
      self = member.id;
      sender.resume();
      events.onOpen(member, others);
    },
    onJoin: (member) => events.onJoin(member),
    onLeave(id) {
      receiver.forget(id);
      events.onLeave(id);
    },
    onMessage: (from, data) => receiver.add(from, data),
    onDown(error) {
      sender.pause();
      events.onDown(error);
    },
    onFail(error) {
      sender.pause();
      events.onFail(error);
    },
  });

  return {
    send: (to, data) => sender.add({ to, data }),
    check: () => connection.check?.(),
    close() {
      sender.dispose();
      receiver.dispose();
      connection.close();
    },
  };
}
