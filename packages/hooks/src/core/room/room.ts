import type { Environment } from '../environment/environment';
import type { RtcError } from '../errors';
import type { IceServersSource } from '../peer/iceServers';
import type { Json, Signaling } from '../signaling/port';
import type { Store } from '../store';
import type { Senders } from './door';
import type { Participant } from './participant';
import type { RoomAccess } from './policy';
import type { DepartureReason } from './remoteMember';

/**
 * Where one stands: not asked for; asking; in; in, but without signaling for the moment (pictures go on);
 * refused or given up; left.
 */
export type RoomStatus = 'idle' | 'joining' | 'joined' | 'reconnecting' | 'failed' | 'left';

/** Who is here. */
export interface RoomState {
  readonly status: RoomStatus;
  /** Oneself, while one is in the room. */
  readonly self: Participant | null;
  /** The others, in the order in which they were met. */
  readonly participants: readonly Participant[];
  /** Why it failed, or what went wrong although it goes on. */
  readonly error: RtcError | null;
  /** Whether newcomers come in, or knock and wait for a host. */
  readonly access: RoomAccess;
  /** The room is locked, and one waits outside, `'joining'`, for a host to open. */
  readonly waiting: boolean;
  /** Who waits outside, as hosts see it; empty for everybody else. */
  readonly knocking: readonly Knock[];
}

/** Somebody who wants to come into a locked room. */
export interface Knock {
  readonly id: string;
  readonly name: string;
}

/** Hears that somebody is no longer in the room, and how they were last. */
export type DepartureListener = (participant: Participant, reason: DepartureReason) => void;

/** How to enter a room. The functions are asked at each `join()`. */
export interface RoomOptions {
  /** The transport, bound to one room. */
  signaling: Signaling;
  /** What one is called. */
  name(): string;
  /** The page: its events, its visibility and its time. @default the page that the code runs in */
  environment?: Environment | undefined;
  /**
   * Encrypts the signaling end to end; all members need the same one, from `createRoomKey`. Who has another
   * one, or none, is not connected to (`key-mismatch`). @default none: the transport can read along
   */
  roomKey?: () => string | null | undefined;
  /** Whether to send and to be sent little. Read whenever something changes. @default false */
  saveData?: () => boolean | undefined;
  /**
   * Who sends. `'hosts'` is one to many: the others see and hear the hosts, connect to nobody else, and send
   * nothing but data. All members give the same. @default 'everyone'
   */
  senders?: () => Senders | undefined;
  /** Asked at `join()` and at each new connection. @default none: enough on one network */
  iceServers?: () => IceServersSource | undefined;
  /** @default 'all' */
  iceTransportPolicy?: () => RTCIceTransportPolicy | undefined;
  /** Video codecs in order of preference; asked at each new connection. @default the browser's order */
  videoCodecs?: () => readonly string[] | undefined;
}

/** A room and the mesh of connections among its members. Inert until `join()`. */
export interface Room extends Store<RoomState> {
  /**
   * Enters. Resolves once one is in, was refused, or left again; the state says which. Never rejects. Whether
   * one has to wait outside (`waiting`) may show a moment later.
   */
  join(): Promise<void>;
  /** Says goodbye and leaves; `join()` enters again. */
  leave(): void;
  /** Sends these to everybody from now on, also before `join()`. Their tracks remain the caller's. */
  setMedia(camera: MediaStream | null, screen: MediaStream | null): void;
  /** Looks whether `name()` or `saveData()` gives something else now; then tells the others, and sends accordingly. */
  update(): void;
  /** Locks or opens the room: who is in stays. For hosts; @returns false if one is none. */
  setAccess(access: RoomAccess): boolean;
  /** Lets somebody in who knocks. For hosts; @returns false if one is none. */
  admit(id: string): boolean;
  /** Turns somebody away who knocks, or puts them out of the room. For hosts; @returns false if one is none. */
  remove(id: string): boolean;
  /** Hears who left, or was lost. */
  subscribeToDepartures(listener: DepartureListener): () => void;
  /** Tells everybody something on a topic, in order. Who comes later doesn't hear it. */
  broadcast(topic: string, data: Json): void;
  /** Tells one member something on a topic, if they are connected. */
  tell(id: string, topic: string, data: Json): void;
  /** Hears what the others say on a topic. It is theirs: check it. */
  subscribeTo(topic: string, listener: (from: Participant, data: unknown) => void): () => void;
  /** What `create` made for this room the first time it was asked for. */
  part<T>(create: (room: Room) => T): T;
}
