import type { Environment } from '../environment/environment';
import type { RtcError } from '../errors';
import type { IceServersSource } from '../peer/iceServers';
import type { SendingOptions } from '../peer/sendingOptions';
import type { Json, Signaling } from '../signaling/port';
import type { Store } from '../store';
import type { RoomAccess } from './access/policy';
import type { RoomMode } from './desiredPeers';
import type { Participant } from './participant';
import type { SendOptions } from './messages/outboundStream';
import type { SentMessage } from './messages/sentMessage';
import type { RoomPreparation } from './preparation/roomPreparation';
import type { ParticipantJoinedListener, ParticipantLeftListener } from './participantEvents';
import type { TopicListener } from './topics';
import type { MediaEndpointOf, RoomTopology } from './topology/topology';

/**
 * Where the local participant stands:
 * - `idle`: nothing was asked for
 * - `joining`: the signaling has not let it in yet
 * - `waiting`: the room is locked, and a host has to admit it
 * - `joined`: in the room
 * - `reconnecting`: in the room, without signaling for the moment; audio and video go on
 * - `failed`: refused, declined, removed or banned, or the signaling gave up; `error` says which
 * - `left`: by itself, or (with the error `room-ended`) because a host ended the call for everyone
 */
export type RoomStatus = 'idle' | 'joining' | 'waiting' | 'joined' | 'reconnecting' | 'failed' | 'left';

/** Who is here. */
export interface RoomState {
  readonly status: RoomStatus;
  /** Whether the local participant is in the room: `joined` or `reconnecting`. What to ask before a call is shown. */
  readonly inRoom: boolean;
  /** The local participant, from when the signaling has let it in. */
  readonly self: Participant | null;
  /** The others, in the order in which they were met. */
  readonly participants: readonly Participant[];
  /** Why it failed, or what went wrong although it goes on. */
  readonly error: RtcError | null;
  /** Whether newcomers come in by themselves, or wait for a host. */
  readonly access: RoomAccess;
  /** Who waits for a host to be admitted, as hosts see them; empty for everybody else. */
  readonly waitingRoom: readonly WaitingMember[];
}

/** A member who waits to be admitted. */
export interface WaitingMember {
  readonly id: string;
  readonly name: string;
}

/** How to enter a room. The functions are asked at each `join()`. */
export interface RoomOptions {
  /** The transport, bound to one room. */
  signaling: Signaling;
  /** The local participant's name. */
  name(): string;
  /** The page: its events, its visibility and its time. @default the page that the code runs in */
  environment?: Environment | undefined;
  /**
   * Encrypts the signaling end to end; all members need the same one, from `createRoomKey`. A member who has another
   * one, or none, is not connected to (`key-mismatch`). @default none: the transport can read along
   */
  roomKey?: () => string | null | undefined;
  /** Whether to send and to be sent little. Read whenever something changes. @default false */
  saveData?: () => boolean | undefined;
  /**
   * How much is sent, where the application decides it rather than the number of participants. Read whenever something
   * changes; `update()` looks whether it has. @default 720 lines to one, smaller the more there are; a screen at 1080 lines
   */
  sending?: () => SendingOptions | undefined;
  /**
   * How the room begins, as long as no host has decided it. `'locked'`: guests wait until a host admits them, also where
   * nobody is there yet. The word of the signaling's server (`Member.access`) goes before. All members give the same.
   * @default 'open'
   */
  access?: () => RoomAccess | undefined;
  /**
   * `'broadcast'` is one to many: the others see and hear the hosts, connect to nobody else, and send nothing but data.
   * All members give the same. @default 'mesh'
   */
  mode?: () => RoomMode | undefined;
  /**
   * Whether audio and video go from each to each of the others, or over a media server. All members give the same. Asked at `join()`.
   * @default 'mesh'
   */
  topology?: () => RoomTopology | undefined;
  /** With `topology: 'server'`: where the local participant publishes. @default nowhere: it plays only */
  publication?: MediaEndpointOf | undefined;
  /** With `topology: 'server'`: where another member is played. @default nowhere: the others are not seen or heard */
  subscription?: MediaEndpointOf | undefined;
  /** Asked at `join()` and at each new connection. @default none: enough on one network */
  iceServers?: () => IceServersSource | undefined;
  /** @default 'all' */
  iceTransportPolicy?: () => RTCIceTransportPolicy | undefined;
  /** Video codecs in order of preference; asked at each new connection. @default the browser's order */
  videoCodecs?: () => readonly string[] | undefined;
}

/** A room and the connections among its members. Inert until `join()`. */
export interface Room extends Store<RoomState> {
  /**
   * Enters. Resolves when the local participant is in, waits, was refused, or left again; the state says which. Never
   * rejects. That it has to wait in a room that a host has locked may show a moment later.
   */
  join(): Promise<void>;
  /**
   * Makes ready what `join()` will need, while the user is in a lobby: opens the signaling's line and, where that makes nobody
   * visible, has it authorized; fetches the ICE servers, makes a certificate and imports the key; gathers candidates where
   * the browser can (not in Firefox); fetches the code that a call needs. Nobody sees a member who only prepares. What expires is
   * renewed. The next `join()` over the same signaling takes it, also one of another room; else `release()` gives it back.
   * Whatever fails is tried again by `join()`, which tells.
   */
  prepare(): RoomPreparation;
  /** Says goodbye and leaves; `join()` enters again. */
  leave(): void;
  /** Sends these to everybody from now on, also before `join()`. Their tracks remain the caller's. */
  setMedia(camera: MediaStream | null, screen: MediaStream | null): void;
  /** Looks whether `name()`, `saveData()` or `sending()` gives something else now; then tells the others, and sends accordingly. */
  update(): void;
  /**
   * Locks or opens the room; those who are in stay. Before `join()` it is kept, and done when a host comes in.
   * @returns false if the local participant is no host
   */
  setAccess(access: RoomAccess): boolean;
  /** Lets a member in, who waits or was put out. @returns false if the local participant is no host */
  admit(id: string): boolean;
  /** Refuses a member who waits (`room-declined`); they may ask again. @returns false if the local participant is no host */
  decline(id: string): boolean;
  /**
   * Puts a member out of the room (`room-removed`). They may ask to come in again, and wait then, also in an open room.
   * @returns false if the local participant is no host, or they are one
   */
  remove(id: string): boolean;
  /**
   * Puts a member out for good (`room-banned`), unless they are admitted. It holds for their id: where the signaling gives
   * a new one to each tab, that is this tab. @returns false if the local participant is no host, or they are one
   */
  ban(id: string): boolean;
  /**
   * Ends the call for everyone (`room-ended`), and leaves when all have heard it, or after 3 s.
   * @returns false if the local participant is no host
   */
  endForAll(): boolean;
  /** Calls `listener` with each participant who comes in after the local one, until the returned function is called. */
  onParticipantJoined(listener: ParticipantJoinedListener): () => void;
  /** Calls `listener` with each participant who left or was put out (`'left'`), or was lost, until the returned function is called. */
  onParticipantLeft(listener: ParticipantLeftListener): () => void;
  /**
   * Sends a message on a topic, at most 64 Ki characters of JSON, to everyone who is in: once, in the order of sending, and
   * after a break if there is one. Those who come later don't get it.
   */
  broadcast(topic: string, data: Json, options?: SendOptions): SentMessage;
  /** The same to one participant, or several. Who is not in is not among the `recipients`. */
  send(to: string | readonly string[], topic: string, data: Json, options?: SendOptions): SentMessage;
  /** Calls `listener` with each message of the others on a topic. It is theirs: check it. */
  onMessage(topic: string, listener: TopicListener): () => void;
  /** What `create` made for this room the first time it was asked for. */
  extension<T>(create: (room: Room) => T): T;
}
