import type { Environment } from '../environment/environment';
import type { IceServersSource } from '../peer/iceServers';
import type { Peer, PeerStatus } from '../peer/peer';
import type { SetUpQueue } from '../peer/setUpQueue';
import type { Json, Member } from '../signaling/port';
import type { AccessMessage } from './access/accessMessage';
import type { RoomPolicy } from './access/policy';
import type { LocalState } from './controlMessage';
import type { Wanted } from './limitMember';
import type { ManagedPeer } from './managedPeer';
import type { MessageStream } from './messages/messageStream';
import type { Participant } from './participant';
import type { RoomMedia } from './topology/roomMedia';

/** How to be connected to one other member. */
export interface RemoteMemberOptions {
  environment: Environment;
  /** The room's connections that are being set up. */
  setUps: SetUpQueue;
  member: Member;
  initiator: boolean;
  /** Which visit of the local member it is. */
  visit: string;
  /** Whether what they send is shown: in a broadcast, of hosts alone. Asked each time. */
  canPublish(member: Member): boolean;
  /** What carries the room's audio and video. */
  media: Pick<RoomMedia, 'member'>;
  iceServers?: IceServersSource | undefined;
  /** Makes the browser's connection, or gives one that is ready. */
  makeConnection?(config: RTCConfiguration): RTCPeerConnection;
  iceTransportPolicy(): RTCIceTransportPolicy | undefined;
  videoCodecs(): readonly string[] | undefined;
  /** What to send to them at first. */
  streams(): readonly MediaStream[];
  /** `'throughput'`: messages are to be saved, even if connecting takes a moment longer. */
  batching(): 'latency' | 'throughput';
  /** What they are told about the local participant. */
  describe(): LocalState;
  /** Takes a message to the member with this id over the signaling, perhaps. */
  send(to: string, message: Json): void;
  /** They have another id now, which is proven: `moveTo` follows once the signaling lists it. */
  onMoved(id: string): void;
  /** `participant` is another object now. */
  onChange(): void;
  /** They want to be sent more, or less, than before. */
  onWanted(): void;
  /** The connection stands, for the first time or again. */
  onConnected(): void;
  /** The connection to them broke; perhaps because the local network did. */
  onBreak(): void;
  /** The connection is another way now. */
  onStatus(status: PeerStatus): void;
  /** They said goodbye. */
  onBye(): void;
  /** They have begun anew, or what was said may be lost: it counts as not said. */
  onReset(): void;
  onAccess(message: AccessMessage): void;
  /** They say which visit of theirs it is. */
  onVisit(visit: string): void;
  /** They say what the hosts have decided. */
  onPolicy(policy: RoomPolicy): void;
  /** A message on a topic arrived. */
  onMessage(topic: string, data: unknown): void;
}

/** One other member of the room and the connection to them. */
export interface RemoteMember extends ManagedPeer {
  readonly member: Member;
  /** Their session id; undefined before they sent anything. */
  readonly sessionId: string | undefined;
  /** The same object until something in it changes. */
  readonly participant: Participant;
  /** Keeps them told what the hosts have decided, while they are connected. */
  sendPolicy(policy: RoomPolicy): void;
  /** The signaling gave the local member another id, which they learn; `initiator` counts from the next connection on. */
  announceId(id: string, initiator: boolean): void;
  /** A message came. @returns whether it is of the session with them, but from under another id */
  see(from: string, data: unknown): boolean;
  /** A message of theirs came over the signaling. */
  receive(data: unknown): void;
  /** How much video they want to be sent; null before they have said anything. */
  readonly wanted: Wanted | null;
  setStreams(streams: readonly MediaStream[]): void;
  setLimits: Peer['setLimits'];
  setAudioFormat: Peer['setAudioFormat'];
  /** Keeps them told the present state of `describe()`, while they are connected. */
  sendState(): void;
  /** Sends a message on a topic, once there is a connection. */
  readonly sendMessage: MessageStream['send'];
  /** They encrypt with another room key, or only one of the two sides has a key. */
  onDecryptFailed(): void;
}
