import type { RtcError } from '../errors';

/** Whatever survives `JSON.stringify` unchanged; signaling carries nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A member of the room, as the transport (not the member) vouches for it. */
export interface Member {
  /** Unique per browser tab. Given out by the transport's server where there is one; never a claim. */
  readonly id: string;
  /** The name that the member gives. Anything: escape it, shorten it, but do not rely on it. */
  readonly name: string;
  /** Whether the name comes from the transport's server rather than from the member. @default false */
  readonly verified?: boolean;
  /**
   * What the member may do, as the transport's server says: a host decides who is in the room.
   * @default 'guest'
   */
  readonly role?: MemberRole;
  /**
   * How the room begins, as the transport's server says: `'locked'` where guests wait for a host. Read of the local member.
   * @default nothing: the application says it
   */
  readonly access?: 'open' | 'locked';
  /**
   * Whether the transport's server has let them in. `false`: it keeps them out of what the members say to each other until a
   * host admits them; only hosts are told of them.
   * @default nothing: the members decide among themselves
   */
  readonly admitted?: boolean;
}

/**
 * What a host has decided, for the transport's server. It says what is to be: said again, it changes nothing. The lists are
 * ids of members.
 */
export interface AccessDecision {
  /** Whether newcomers come in by themselves. @default as it is */
  readonly access?: 'open' | 'locked';
  /** Who may come in. */
  readonly admit?: readonly string[];
  /** Who stays outside this time (`onFail` with `room-declined`), and may ask again. */
  readonly decline?: readonly string[];
  /** Who is put out (`room-removed`), and waits when they come again. */
  readonly remove?: readonly string[];
  /** Who is put out (`room-banned`), and may not come again. */
  readonly ban?: readonly string[];
  /** The call is over for all (`room-ended`). @default it goes on */
  readonly end?: boolean;
}

/** What a member may do in a room. */
export type MemberRole = 'host' | 'guest';

/** What a transport tells the room. */
export interface SignalingEvents {
  /**
   * In the room, for the first time or again after a break, or let in by a host after it had to wait: who the local member is
   * and who else is here.
   */
  onOpen(self: Member, others: readonly Member[]): void;
  /** A member came in, or is another way now. */
  onJoin(member: Member): void;
  /** A member left, or the transport gave it up. */
  onLeave(id: string): void;
  /** A message came in. `from` is the sender's id as the transport knows it, not as the sender claims it. */
  onMessage(from: string, data: unknown): void;
  /**
   * The transport has no connection (any more) and is trying to get one; an `onOpen` follows if it does.
   * `error` says why, where it is known.
   */
  onDown(error?: RtcError): void;
  /** Something does not work, although the member is in; an `onOpen` follows when it does again. */
  onError(error: RtcError): void;
  /** The transport gave up, or was refused; nothing follows. */
  onFail(error: RtcError): void;
}

/** The local member's connection to the room. */
export interface SignalingConnection {
  /**
   * Sends to everybody else in the room.
   * @returns false if it surely was not sent (the transport is down); true promises nothing
   */
  send(data: Json): boolean;
  /**
   * Something suggests that the transport is gone although it has not noticed (a peer's media stopped): looks
   * soon, and connects anew if it is so. Called again while that lasts. @default the transport notices by itself
   */
  check?(): void;
  /**
   * Tells the server what the local member has decided as a host. Resolves when the server has taken it; rejects with an
   * `RtcError` if it did not: `signaling-unavailable` where it may take it later.
   * @default the members alone keep what hosts decide
   */
  decide?(decision: AccessDecision): Promise<void>;
  /** Leaves the room. Nothing is reported afterwards. Safe to call twice. */
  close(): void;
}

/** What a transport has made ready. */
export interface SignalingPreparation {
  /** Resolves when everything is as ready as it can be, with why something is not. Never rejects. */
  readonly ready: Promise<RtcError | null>;
  /** Gives it back, but for what a `connect` has taken meanwhile. Safe to call twice. */
  close(): void;
}

/**
 * How browsers that have no connection yet exchange control messages: the port that every transport
 * implements, for one room. A transport delivers messages in order or not at all; everything beyond that
 * (sessions, batches, encryption, fragments, addressing) is done above it.
 */
export interface Signaling {
  /**
   * The room's name, the same for all members: what is encrypted with a room key is bound to it. @default ''
   */
  readonly room?: string;
  /** The most that one `send` may carry, in UTF-8 bytes of its JSON. @default no limit */
  readonly maxMessageBytes?: number;
  /** How many sends a second the transport takes from one member. @default no limit */
  readonly maxMessagesPerSecond?: number;
  /**
   * Enters the room under `name`. Constructing a `Signaling` starts nothing; this does. Reports nothing
   * before it has returned.
   */
  connect(name: string, events: SignalingEvents): SignalingConnection;
  /**
   * Makes ready what the next `connect` under this name needs, without entering: opens the line, and asks for permission
   * where nobody sees that. What is good for a while only is renewed; what fails is left to `connect`, which tells.
   * @default nothing is made ready
   */
  prepare?(name: string): SignalingPreparation;
}
