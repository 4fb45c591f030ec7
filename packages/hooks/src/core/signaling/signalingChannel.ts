import type { Environment } from '../environment/environment';
import { RtcError } from '../errors';
import { connectSignaling } from './earlyConnection';
import type { Cipher } from './encryption';
import type { AccessDecision, Json, Member, Signaling } from './port';
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
  /** Something could not be sent, or does not work; the room goes on. */
  onError(error: RtcError): void;
  onFail(error: RtcError): void;
}

/** The local member's channel in a room: messages to single members over a transport that only knows broadcasts. */
export interface SignalingChannel {
  /** Sends `data` to one member, unless the transport is down. */
  send(to: string, data: Json): void;
  /** Looks whether the transport, which claims to be up, still leads anywhere. */
  check(): void;
  /** Tells the transport's server what a host has decided, where that keeps it. */
  decide?(decision: AccessDecision): Promise<void>;
  /** Leaves the room, as soon as what is queued was sent. Nothing is reported afterwards. */
  close(): void;
}

/** How to enter a room. */
export interface SignalingChannelOptions {
  signaling: Signaling;
  /** The local member's name. */
  name: string;
  /** Encrypts and decrypts messages; null: they travel as they are. */
  cipher: Cipher | null;
  environment: Environment;
  events: SignalingChannelEvents;
}

/** The channels that have been closed and still send a goodbye: one that enters again ends that. */
const closing = new WeakMap<Signaling, () => void>();

/** Enters a room. Fails with `not-supported` where the browser can not compress. */
export function openSignalingChannel({ signaling, name, cipher, environment, events }: SignalingChannelOptions): SignalingChannel {
  let closed = false;
  if (typeof CompressionStream === 'undefined') {
    const text = 'This browser has no CompressionStream, without which no message can be read or sent.';
    queueMicrotask(() => !closed && events.onFail(new RtcError('not-supported', text)));
    return { send: () => undefined, check: () => undefined, close: () => void (closed = true) };
  }
  closing.get(signaling)?.();
  let self = '';
  const selfId = () => self;
  const { onMessage, onDecryptFailed } = events;
  const receiver = createReceiver({ clock: environment, cipher, selfId, onMessage, onDecryptFailed });
  const sender = createSender({
    environment,
    limits: signaling,
    cipher,
    selfId,
    send: (fragment) => connection.send(fragment),
    onError: events.onError,
  });

  const connection = connectSignaling(signaling, name, {
    onOpen(member, others) {
      if (closed) return;
      self = member.id;
      receiver.retain(others.map(({ id }) => id));
      sender.resume();
      events.onOpen(member, others);
    },
    onJoin: (member) => !closed && events.onJoin(member),
    onLeave(id) {
      receiver.forget(id);
      if (!closed) events.onLeave(id);
    },
    onMessage: (from, data) => receiver.add(from, data),
    onDown(error) {
      sender.pause();
      if (!closed) events.onDown(error);
    },
    onError: (error) => !closed && events.onError(error),
    onFail(error) {
      sender.pause();
      if (!closed) events.onFail(error);
    },
  });

  return {
    send: (to, data) => sender.add({ to, data }),
    check: () => connection.check?.(),
    ...(connection.decide && { decide: connection.decide.bind(connection) }),
    close() {
      closed = true;
      receiver.dispose();
      closing.set(signaling, sender.dispose);
      sender.finish(() => {
        closing.delete(signaling);
        connection.close();
      });
    },
  };
}
