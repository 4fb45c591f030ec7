import type { RtcError } from '../errors';

/** Whatever survives `JSON.stringify` unchanged; signaling carries nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Somebody who is in the room, as the transport (not they themselves) vouches for it. */
export interface Member {
  /** Unique per browser tab. Given out by the transport's server where there is one; never a claim. */
  readonly id: string;
  /** What they call themselves. Anything: escape it, cut it, but do not rely on it. */
  readonly name: string;
  /** True where the transport's server, not they themselves, says what they are called. @default false */
  readonly verified?: boolean;
  /**
   * What they may do, as the transport's server says: a host decides who is in the room.
   * @default 'guest'
   */
  readonly role?: MemberRole;
}

/** What somebody may do in a room. */
export type MemberRole = 'host' | 'guest';

/** What a transport tells the room. */
export interface SignalingEvents {
  /** In the room, for the first time or again after a break: who one is and who else is here. */
  onOpen(self: Member, others: readonly Member[]): void;
  /** Somebody came in. */
  onJoin(member: Member): void;
  /** Somebody left, or the transport gave them up. */
  onLeave(id: string): void;
  /** Somebody sent something. `from` is the transport's word, not the sender's. */
  onMessage(from: string, data: unknown): void;
  /**
   * The transport has no connection (any more) and is trying to get one; an `onOpen` follows if it does.
   * `error` says why, where it is known.
   */
  onDown(error?: RtcError): void;
  /** The transport gave up, or was refused; nothing follows. */
  onFail(error: RtcError): void;
}

/** One's own place in the room while one is connected. */
export interface SignalingConnection {
  /**
   * Sends to everybody else in the room.
   * @returns false if it surely was not sent (the transport is down); true promises nothing
   */
  send(data: Json): boolean;
  /**
   * Something suggests that the transport is gone although it has not noticed (somebody's pictures stopped):
   * looks soon, and connects anew if it is so. Called again while that lasts. @default the transport notices
   * by itself
   */
  check?(): void;
  /** Leaves the room. Nothing is reported afterwards. Safe to call twice. */
  close(): void;
}

/**
 * How browsers that have no connection yet exchange control messages: the port that every transport
 * implements, for one room. A transport gets messages through in order or not at all; everything beyond
 * that (numbering, batching, splitting, addressing) is the room's business.
 */
export interface Signaling {
  /** The most that one `send` may carry, in UTF-8 bytes of its JSON. @default no limit */
  readonly maxMessageBytes?: number;
  /** How many sends a second the transport takes from one member. @default no limit */
  readonly maxMessagesPerSecond?: number;
  /**
   * Enters the room under `name`. Constructing a `Signaling` starts nothing; this does. Reports nothing
   * before it has returned.
   */
  connect(name: string, events: SignalingEvents): SignalingConnection;
}
