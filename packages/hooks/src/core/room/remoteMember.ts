import type { IceServersSource } from '../peer/iceServers';
import type { Peer } from '../peer/peer';
import type { Json, Member } from '../signaling/port';
import type { MemberState } from './controlMessage';
import type { Notice } from './notice';
import type { Participant } from './participant';
import type { RoomPolicy } from './policy';

/** How to hold one other member. */
export interface RemoteMemberOptions {
  member: Member;
  initiator: boolean;
  /** Whether not to connect before `release`. */
  held: boolean;
  /** Whether what they send is shown: not where only the hosts send. */
  sends: boolean;
  iceServers?: IceServersSource | undefined;
  iceTransportPolicy(): RTCIceTransportPolicy | undefined;
  videoCodecs(): readonly string[] | undefined;
  streams: readonly MediaStream[];
  /** Whether messages are to be saved, even if connecting takes a moment longer. */
  isThrifty(): boolean;
  /** What they are told about oneself. */
  describe(): MemberState;
  /** Takes a message to them over the signaling, perhaps. */
  send(message: Json): void;
  /** `participant` is another object now. */
  onChange(): void;
  /** They want to be sent more, or less, than before. */
  onWants(): void;
  /** The connection stands, for the first time or again. */
  onConnected(): void;
  /** The connection to them broke; perhaps because one's own network did. */
  onBreak(): void;
  /** They left, or fell silent. */
  onGone(reason: DepartureReason): void;
  /** They say something at the door. */
  onNotice(notice: Notice): void;
  /** They say what the hosts have decided. */
  onPolicy(policy: RoomPolicy): void;
  /** Their application says something to ours. */
  onApp(topic: string, data: unknown): void;
}

/** Why somebody is no longer there: they said goodbye, or could not be reached any more. */
export type DepartureReason = 'left' | 'lost';

/** One other member of the room and the connection to them. */
export interface RemoteMember {
  readonly member: Member;
  /** Their session id; undefined before they sent anything. */
  readonly sessionId: string | undefined;
  readonly participant: Participant;
  /** Whether they are kept at a distance: listed by the signaling, but not connected to. */
  readonly held: boolean;
  /** Ends the connection, and makes no other. */
  hold(): void;
  /** Connects from now on. */
  release(): void;
  /** They are ready to connect, which they were not before. */
  onReady(): void;
  /** Tells them something over the signaling, connected or not. */
  notify(notice: Notice): void;
  tellPolicy(policy: RoomPolicy): void;
  /** Begins to connect, unless held. */
  start(): void;
  /** A message of theirs came over the signaling. */
  receive(data: unknown): void;
  /** What they asked to be sent, `'all'` or `'little'`. */
  readonly wants: MemberState['wants'];
  setStreams(streams: readonly MediaStream[]): void;
  setLimits: Peer['setLimits'];
  /** Tells them the present state of `describe()`. */
  tellState(): void;
  tellApp(topic: string, data: Json): void;
  /** They encrypt with another room key, or only one of the two sides has a key. */
  onDecryptFailed(): void;
  /** The signaling gave them up: see for ourselves. */
  doubt(): void;
  /** The signaling is there again, and lists them. */
  trust(): void;
  close(): void;
}
