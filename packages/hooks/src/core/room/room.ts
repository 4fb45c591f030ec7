import type { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import type { IceServersSource } from '../peer/iceServers';
import type { Json, Member, Signaling } from '../signaling/port';
import { findRoomKeyProblem } from '../signaling/roomKey';
import { createSealer } from '../signaling/sealing';
import type { MemberState } from './controlMessage';
import { createEarlyMail } from './earlyMail';
import { openEntrance, type Entrance } from './entrance';
import { isInitiator } from './initiator';
import { createLocalMedia } from './localMedia';
import type { Participant } from './participant';
import { createRemoteMember, type RemoteMember } from './remoteMember';
import { planSending } from './sendingPlan';
import { createTopics } from './topics';

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
}

/** How to enter a room. The functions are asked at each `join()`. */
export interface RoomOptions {
  /** The transport, bound to one room. */
  signaling: Signaling;
  /** What one is called. */
  name(): string;
  /**
   * Seals the signaling end to end; all members need the same one, from `createRoomKey`. Who has another
   * one, or none, is not connected to (`key-mismatch`). @default none: the transport can read along
   */
  roomKey?: () => string | null | undefined;
  /** Whether to send and to be sent little. Read whenever something changes. @default false */
  saveData?: () => boolean | undefined;
  /** Asked at each new connection. @default none: enough on one network */
  iceServers?: () => IceServersSource | undefined;
  /** @default 'all' */
  iceTransportPolicy?: () => RTCIceTransportPolicy | undefined;
  /** Video codecs in order of preference; asked at each new connection. @default the browser's order */
  videoCodecs?: () => readonly string[] | undefined;
}

/** A room and the mesh of connections among its members. Inert until `join()`. */
export interface Room extends Store<RoomState> {
  /** Enters. Resolves once one is in, was refused, or left again; the state says which. Never rejects. */
  join(): Promise<void>;
  /** Says goodbye and leaves; `join()` enters again. */
  leave(): void;
  /** Sends these to everybody from now on, also before `join()`. Their tracks remain the caller's. */
  setMedia(camera: MediaStream | null, screen: MediaStream | null): void;
  /** Looks whether `name()` or `saveData()` gives something else now; then tells the others, and sends accordingly. */
  update(): void;
  /** Tells everybody something on a topic, in order. Who comes later doesn't hear it. */
  broadcast(topic: string, data: Json): void;
  /** Tells one member something on a topic, if they are connected. */
  tell(id: string, topic: string, data: Json): void;
  /** Hears what the others say on a topic. It is theirs: check it. */
  subscribeTo(topic: string, listener: (from: Participant, data: unknown) => void): () => void;
  /** What `create` made for this room the first time it was asked for. */
  part<T>(create: (room: Room) => T): T;
}

/** Makes a room. Constructing it starts nothing. */
export function createRoom(options: RoomOptions): Room {
  const store = createStore<RoomState>({ status: 'idle', self: null, participants: [], error: null });
  const topics = createTopics();
  const parts = new Map<unknown, unknown>();
  const members = new Map<string, RemoteMember>();
  const earlyMail = createEarlyMail();
  const local = createLocalMedia(onLocalChange);

  let entrance: Entrance | null = null;
  const waiting: (() => void)[] = [];
  let selfId: string | null = null;
  let profile = '';

  const savesData = () => options.saveData?.() ?? false;
  const describeProfile = () => JSON.stringify([options.name(), savesData()]);

  /** What the others are told about oneself. */
  function describe(): MemberState {
    const wants = savesData() || document.hidden ? 'little' : 'all';
    return { ...local.describe(options.name()), wants };
  }

  function describeSelf(): Participant | null {
    if (selfId === null) return null;
    const { name, microphone, picture } = local.describe(options.name());
    const { camera, screen } = local;
    return { id: selfId, name, status: 'connected', camera, screen, microphone, picture, error: null, remoteError: null, peer: null };
  }

  function publish(patch: Partial<RoomState> = {}) {
    store.set({
      self: describeSelf(),
      participants: [...members.values()].map(({ participant }) => participant),
      ...patch,
    });
    if (patch.status === undefined || patch.status === 'joining') return;
    for (const settle of waiting.splice(0)) settle();
  }

  function onLocalChange() {
    for (const member of members.values()) member.setStreams(local.streams);
    tellEverybody();
  }

  function tellEverybody() {
    publish();
    for (const member of members.values()) member.tellState();
  }

  /** Gives one of the others their share of what one can send. */
  function limit(member: RemoteMember) {
    member.setLimits((stream) =>
      planSending(local.isScreen(stream) ? 'screen' : 'camera', {
        others: members.size,
        saveData: savesData(),
        watched: member.wants === 'all',
      }),
    );
  }

  const shareOut = () => members.forEach(limit);

  function add(member: Member) {
    if (selfId === null || member.id === selfId) return;
    const known = members.get(member.id);
    if (known) {
      known.trust();
      return;
    }
    const remote = createRemoteMember({
      member,
      initiator: isInitiator(selfId, member.id),
      async iceServers() {
        const source = options.iceServers?.() ?? [];
        return typeof source === 'function' ? source() : source;
      },
      iceTransportPolicy: () => options.iceTransportPolicy?.(),
      videoCodecs: () => options.videoCodecs?.(),
      streams: local.streams,
      describe,
      send: (message) => entrance?.send(member.id, message),
      onChange: () => publish(),
      onWants: () => limit(remote),
      onGone: () => remove(member.id),
      onApp: (topic, data) => topics.publish(topic, remote.participant, data),
    });
    members.set(member.id, remote);
    remote.start();
    shareOut();
    for (const data of earlyMail.take(member.id)) remote.receive(data);
  }

  function remove(id: string) {
    const member = members.get(id);
    if (!member) return;
    members.delete(id);
    member.close();
    shareOut();
    publish();
  }

  function closeMembers() {
    const closing = [...members.values()];
    members.clear();
    for (const member of closing) member.close();
  }

  function onOpen(self: Member, others: readonly Member[]) {
    // With another id of one's own the roles may be others too: start afresh.
    if (selfId !== null && selfId !== self.id) closeMembers();
    selfId = self.id;
    for (const member of others) add(member);
    const listed = new Set(others.map(({ id }) => id));
    for (const [id, member] of members) if (!listed.has(id)) member.doubt();
    publish({ status: 'joined', error: null });
  }

  function enter(key: string | null): Entrance {
    const { signaling } = options;
    const sealer = key === null ? null : createSealer(key);
    return openEntrance(
      { signaling, name: options.name(), sealer },
      {
        onOpen,
        onJoin(member) {
          add(member);
          publish();
        },
        onLeave: (id) => members.get(id)?.doubt(),
        onPacket(from, data) {
          const member = members.get(from);
          if (member) member.receive(data);
          else earlyMail.keep(from, data);
        },
        onOtherKey: (from) => members.get(from)?.hasOtherKey(),
        onDown: (error) =>
          publish({ status: selfId === null ? 'joining' : 'reconnecting', error: error ?? null }),
        onError: (error) => publish({ error }),
        onRefused: (error) => end('failed', error),
      },
    );
  }

  function end(status: 'left' | 'failed', error: RtcError | null) {
    globalThis.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', tellEverybody);
    local.unwatch();
    closeMembers();
    earlyMail.clear();
    entrance?.close();
    entrance = null;
    selfId = null;
    publish({ status, error });
  }

  const isActive = () => ['joining', 'joined', 'reconnecting'].includes(store.getSnapshot().status);

  function leave() {
    if (isActive()) end('left', null);
  }

  function join(): Promise<void> {
    const { status } = store.getSnapshot();
    if (status === 'joined' || status === 'reconnecting') return Promise.resolve();
    const settled = new Promise<void>((resolve) => waiting.push(resolve));
    if (status === 'joining') return settled;
    const key = options.roomKey?.() ?? null;
    const problem = key === null ? null : findRoomKeyProblem(key);
    if (problem) {
      publish({ status: 'failed', error: problem });
      return settled;
    }
    profile = describeProfile();
    publish({ status: 'joining', error: null });
    local.watch();
    // A tab that closes or reloads says goodbye, so that it leaves no ghost behind.
    globalThis.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', tellEverybody);
    const entered = enter(key);
    // It may have been refused before it returned.
    if (isActive()) entrance = entered;
    else entered.close();
    return settled;
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    join,
    leave,
    setMedia(camera, screen) {
      if (camera !== local.camera || screen !== local.screen) local.set(camera, screen);
    },
    update() {
      const next = describeProfile();
      if (!isActive() || next === profile) return;
      profile = next;
      shareOut();
      tellEverybody();
    },
    broadcast(topic, data) {
      for (const member of members.values()) member.tellApp(topic, data);
    },
    tell: (id, topic, data) => members.get(id)?.tellApp(topic, data),
    subscribeTo: topics.subscribe,
    part<T>(create: (room: Room) => T): T {
      if (!parts.has(create)) parts.set(create, create(this));
      return parts.get(create) as T;
    },
  };
}
