import type { PageEvent } from '../environment/environment';
import { pageEnvironment } from '../environment/pageEnvironment';
import type { RtcError } from '../errors';
import { shareIceServers } from '../peer/sharedIceServers';
import type { Member } from '../signaling/port';
import { createPresence } from '../signaling/presence';
import { findRoomKeyProblem } from '../signaling/roomKey';
import { parseSegment } from '../session/segment';
import { createCipher } from '../signaling/encryption';
import { createStore } from '../store';
import { createRemoteMember } from './createRemoteMember';
import { createDoor } from './door';
import { createDoorkeeper } from './doorkeeper';
import { isInitiator } from './initiator';
import { underLoad } from './load';
import { createLoadMonitor } from './loadMonitor';
import { createLocalMedia } from './localMedia';
import { createOneself } from './oneself';
import type { DepartureReason, RemoteMember } from './remoteMember';
import type { DepartureListener, Room, RoomOptions, RoomState, RoomStatus } from './room';
import { openSignalingConnection, type SignalingConnection } from './signalingConnection';
import { planSending } from './sendingPlan';
import { createTopics } from './topics';

/** Makes a room. Constructing it starts nothing. */
export function createRoom(options: RoomOptions): Room {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<RoomState>({
    status: 'idle',
    self: null,
    participants: [],
    error: null,
    access: 'open',
    waiting: false,
    knocking: [],
  });
  const askIceServers = shareIceServers(() => options.iceServers?.());
  const topics = createTopics();
  const parts = new Map<unknown, unknown>();
  const members = new Map<string, RemoteMember>();
  const presence = createPresence();
  const local = createLocalMedia(onLocalChange);
  const senders = () => options.senders?.() ?? 'everyone';
  const oneself = createOneself(options, environment, local, () => senders() === 'everyone' || isHost());
  const door = createDoor(senders);
  const doorkeeper = createDoorkeeper({
    door,
    members,
    isHost,
    onReview() {
      shareOut();
      publish();
    },
    onRefused: (error) => end('failed', error),
  });
  const load = createLoadMonitor({
    environment,
    connections: () => near().flatMap(({ participant }) => participant.peer?.connection ?? []),
    onChange: () => shareOut(),
  });
  const departureListeners = new Set<DepartureListener>();

  let connection: SignalingConnection | null = null;
  const waiting: (() => void)[] = [];
  let self: Member | null = null;
  let phase: RoomStatus = 'idle';
  let unlisten: (() => void) | null = null;

  function isHost(): boolean {
    return self?.role === 'host';
  }

  /** Those one is connected to, or about to be. */
  const near = () => [...members.values()].filter(({ held }) => !held);

  function publish(patch: { status?: RoomStatus; error?: RtcError | null } = {}) {
    phase = patch.status ?? phase;
    const waitsOutside = self !== null && doorkeeper.isWaiting();
    store.set({
      ...patch,
      self: self && oneself.asParticipant(self),
      participants: near().map(({ participant }) => participant),
      access: door.policy.access,
      waiting: waitsOutside,
      knocking: doorkeeper.knocking(),
      status: waitsOutside && phase === 'joined' ? 'joining' : phase,
    });
    if (phase === 'idle' || phase === 'joining') return;
    for (const settle of waiting.splice(0)) settle();
  }

  function onLocalChange() {
    for (const member of members.values()) member.setStreams(oneself.streams);
    tellEverybody();
  }

  function tellEverybody() {
    publish();
    for (const member of members.values()) member.tellState();
  }

  /** Gives one of the others their share of what one can send. */
  function limit(member: RemoteMember) {
    member.setLimits((stream) => {
      const watched = member.wants === 'all';
      const situation = { others: near().length, saveData: oneself.savesData, watched };
      return underLoad(planSending(local.isScreen(stream) ? 'screen' : 'camera', situation), load.level, watched);
    });
  }

  const shareOut = () => members.forEach(limit);

  function add(member: Member) {
    if (!self || member.id === self.id) return;
    const known = members.get(member.id);
    if (known) {
      known.trust();
      return;
    }
    const remote = createRemoteMember({
      member,
      initiator: isInitiator(self.id, member.id),
      held: !doorkeeper.connectsTo(member),
      sends: senders() === 'everyone' || member.role === 'host',
      iceServers: askIceServers,
      iceTransportPolicy: () => options.iceTransportPolicy?.(),
      videoCodecs: () => options.videoCodecs?.(),
      streams: oneself.streams,
      describe: () => oneself.describe(),
      // Where several connect at the same time every message goes out to all of them, and is paid for as often.
      isThrifty: () => members.size > 1,
      send: (message) => connection?.send(member.id, message),
      onChange: () => publish(),
      onConnected: () => doorkeeper.welcome(remote),
      onWants: () => limit(remote),
      onBreak: () => connection?.check(),
      onGone: (reason) => remove(member.id, reason),
      onNotice: (notice) => doorkeeper.hear(remote, notice),
      onPolicy: (policy) => doorkeeper.learn(member, policy),
      onApp: (topic, data) => topics.publish(topic, remote.participant, data),
    });
    members.set(member.id, remote);
    remote.start();
    doorkeeper.turnAway(remote);
    shareOut();
    for (const data of presence.takePending(member.id)) remote.receive(data);
  }

  function remove(id: string, reason: DepartureReason) {
    const member = members.get(id);
    if (!member) return;
    const { held, participant } = member;
    members.delete(id);
    presence.end(id, member.sessionId);
    member.close();
    door.forget(id);
    doorkeeper.review();
    if (!held) for (const listener of departureListeners) listener(participant, reason);
  }

  function closeMembers() {
    const closing = [...members.values()];
    members.clear();
    for (const member of closing) member.close();
  }

  function onOpen(member: Member, others: readonly Member[]) {
    // With another id of one's own the roles may be others too: start afresh.
    if (self && self.id !== member.id) closeMembers();
    self = member;
    door.enter(member);
    presence.reset();
    for (const other of others) arrive(other);
    for (const [id, remote] of members) if (!presence.lists(id)) remote.doubt();
    publish({ status: 'joined', error: null });
  }

  function arrive(member: Member) {
    presence.list(member);
    add(member);
  }

  function onMessage(from: string, data: unknown) {
    const known = members.get(from);
    if (known) {
      known.receive(data);
      return;
    }
    presence.keep(from, data);
    const returning = presence.isReturning(from, parseSegment(data)?.from);
    if (!returning) return;
    arrive(returning);
    publish();
    members.get(from)?.receive(data);
  }

  function enter(key: string | null): SignalingConnection {
    const { signaling } = options;
    const cipher = key === null ? null : createCipher(key, signaling.room ?? '');
    return openSignalingConnection(
      { signaling, name: options.name(), cipher },
      {
        onOpen,
        onJoin(member) {
          arrive(member);
          publish();
        },
        onLeave(id) {
          presence.unlist(id);
          members.get(id)?.doubt();
        },
        onMessage,
        onDecryptFailed: (from) => members.get(from)?.onDecryptFailed(),
        onDown: (error) =>
          publish({ status: self ? 'reconnecting' : 'joining', error: error ?? null }),
        onError: (error) => publish({ error }),
        onRejected: (error) => end('failed', error),
      },
    );
  }

  function end(status: 'left' | 'failed', error: RtcError | null, forGood = true) {
    unlisten?.();
    unlisten = null;
    load.stop();
    local.unwatch();
    closeMembers();
    presence.clear();
    connection?.close();
    connection = null;
    door.leave(forGood);
    self = null;
    publish({ status, error });
  }

  const isActive = () => ['joining', 'joined', 'reconnecting'].includes(phase);

  function leave() {
    if (isActive()) end('left', null);
  }

  function onPageEvent(event: PageEvent) {
    if (event === 'visibility') tellEverybody();
    // A tab that closes or reloads says goodbye, so that it leaves no ghost behind.
    else if (event === 'pagehide' && isActive()) end('left', null, false);
  }

  function join(): Promise<void> {
    if (phase === 'joined' || phase === 'reconnecting') return Promise.resolve();
    const settled = new Promise<void>((resolve) => waiting.push(resolve));
    if (phase === 'joining') return settled;
    const key = options.roomKey?.() ?? null;
    const problem = key === null ? null : findRoomKeyProblem(key);
    if (problem) {
      publish({ status: 'failed', error: problem });
      return settled;
    }
    oneself.hasChanged();
    publish({ status: 'joining', error: null });
    local.watch();
    unlisten = environment.subscribe(onPageEvent);
    load.start();
    // Whoever is there shall not have to wait for it; who connects asks again, and hears of a failure.
    askIceServers().catch(() => undefined);
    const entered = enter(key);
    // It may have been refused before it returned.
    if (isActive()) connection = entered;
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
      if (!isActive() || !oneself.hasChanged()) return;
      shareOut();
      tellEverybody();
    },
    setAccess: doorkeeper.setAccess,
    admit: doorkeeper.admit,
    remove: doorkeeper.remove,
    subscribeToDepartures(listener) {
      const entry: DepartureListener = (participant, reason) => listener(participant, reason);
      departureListeners.add(entry);
      return () => void departureListeners.delete(entry);
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
