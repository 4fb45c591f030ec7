import { RtcError } from '../errors';
import { shareIceServers } from '../peer/sharedIceServers';
import { parseLetter } from '../signaling/letter';
import type { Member } from '../signaling/port';
import { findRoomKeyProblem } from '../signaling/roomKey';
import { createSealer } from '../signaling/sealing';
import { createStore } from '../store';
import type { MemberState } from './controlMessage';
import { createDoor } from './door';
import { createEarlyMail } from './earlyMail';
import { openEntrance, type Entrance } from './entrance';
import { isInitiator } from './initiator';
import { createLocalMedia } from './localMedia';
import type { Notice } from './notice';
import type { Participant } from './participant';
import { createRemoteMember, type DepartureReason, type RemoteMember } from './remoteMember';
import type { DepartureListener, Knock, Room, RoomOptions, RoomState, RoomStatus } from './room';
import { planSending } from './sendingPlan';
import { createTopics } from './topics';

/** Makes a room. Constructing it starts nothing. */
export function createRoom(options: RoomOptions): Room {
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
  /** Whom the signaling lists, also those who have said goodbye. */
  const present = new Map<string, Member>();
  /** Of those who have gone, the correspondence they were in: what follows in it is not them coming back. */
  const ended = new Map<string, string | undefined>();
  const earlyMail = createEarlyMail();
  const local = createLocalMedia(onLocalChange);
  const senders = () => options.senders?.() ?? 'everyone';
  const door = createDoor(senders);
  const departureListeners = new Set<DepartureListener>();

  let entrance: Entrance | null = null;
  const waiting: (() => void)[] = [];
  let self: Member | null = null;
  let phase: RoomStatus = 'idle';
  let profile = '';

  const savesData = () => options.saveData?.() ?? false;
  const describeProfile = () => JSON.stringify([options.name(), savesData()]);

  const isHost = () => self?.role === 'host';
  const mayBeSeen = () => senders() === 'everyone' || isHost();
  const outgoing = () => (mayBeSeen() ? local.streams : []);
  /** Those one is connected to, or about to be. */
  const near = () => [...members.values()].filter(({ held }) => !held);
  const listed = () => [...members.values()].map(({ member }) => member);

  /** How one sends, as oneself and the others see it. */
  function describeMedia() {
    const described = local.describe(options.name());
    if (mayBeSeen()) return described;
    return { ...described, microphone: 'off', picture: 'off', camera: null, screen: null } as const;
  }

  /** What the others are told about oneself. */
  function describe(): MemberState {
    const wants = savesData() || document.hidden ? 'little' : 'all';
    return { ...describeMedia(), wants };
  }

  function describeSelf(): Participant | null {
    if (!self) return null;
    const { name, microphone, picture } = describeMedia();
    const [camera, screen] = mayBeSeen() ? [local.camera, local.screen] : [null, null];
    const { id, role = 'guest' } = self;
    const none = { error: null, remoteError: null, peer: null };
    return { id, name, role, status: 'connected', camera, screen, microphone, picture, ...none };
  }

  function describeKnocking(): Knock[] {
    if (!isHost()) return [];
    const outside = [...members.values()].filter(({ held, member }) => held && !door.policy.removed.includes(member.id));
    return outside.map(({ participant: { id, name } }) => ({ id, name }));
  }

  function publish(patch: { status?: RoomStatus; error?: RtcError | null } = {}) {
    phase = patch.status ?? phase;
    const waitsOutside = self !== null && door.isWaiting(listed());
    store.set({
      ...patch,
      self: describeSelf(),
      participants: near().map(({ participant }) => participant),
      access: door.policy.access,
      waiting: waitsOutside,
      knocking: describeKnocking(),
      status: waitsOutside && phase === 'joined' ? 'joining' : phase,
    });
    if (phase === 'idle' || phase === 'joining') return;
    for (const settle of waiting.splice(0)) settle();
  }

  function onLocalChange() {
    for (const member of members.values()) member.setStreams(outgoing());
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
        others: near().length,
        saveData: savesData(),
        watched: member.wants === 'all',
      }),
    );
  }

  const shareOut = () => members.forEach(limit);

  const connectsTo = (member: Member) => !door.isWaiting(listed()) && door.connectsTo(member);

  /** Tells a member who is kept out that they have to wait, or that a host does not want them. */
  function turnAway(remote: RemoteMember) {
    if (!remote.held || !door.bars(remote.member) || door.isWaiting(listed())) return;
    const isRemoved = isHost() && door.policy.removed.includes(remote.member.id);
    remote.notify({ notice: isRemoved ? 'refused' : 'wait' });
  }

  /** Connects to whom one should be connected to now, and to nobody else. */
  function review() {
    for (const remote of members.values()) {
      const wanted = connectsTo(remote.member);
      if (wanted === !remote.held) continue;
      if (wanted) {
        remote.release();
        remote.notify({ notice: 'ready', ...(isHost() && { policy: door.policy }) });
      } else {
        remote.hold();
        turnAway(remote);
      }
    }
    shareOut();
    publish();
  }

  /** The hosts' decision is another one. */
  function onDecision() {
    if (isHost()) for (const remote of members.values()) remote.tellPolicy(door.policy);
    review();
  }

  function onNotice(remote: RemoteMember, notice: Notice) {
    const { member, held } = remote;
    if (notice.notice === 'refused') {
      if (member.role !== 'host' || isHost()) return;
      end('failed', new RtcError('room-forbidden', 'A host of the room did not let you in.'));
      return;
    }
    door.hear(member, notice.notice === 'wait');
    if (notice.notice === 'ready' && notice.policy && member.role === 'host') door.adopt(notice.policy);
    review();
    // Freshly released, it connects anyway.
    if (notice.notice === 'ready' && !held) remote.onReady();
  }

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
      held: !connectsTo(member),
      sends: senders() === 'everyone' || member.role === 'host',
      iceServers: askIceServers,
      iceTransportPolicy: () => options.iceTransportPolicy?.(),
      videoCodecs: () => options.videoCodecs?.(),
      streams: outgoing(),
      describe,
      // Where several connect at the same time every message goes out to all of them, and is paid for as often.
      isThrifty: () => members.size > 1,
      send: (message) => entrance?.send(member.id, message),
      onChange: () => publish(),
      onConnected: () => isHost() && door.policy.at > 0 && remote.tellPolicy(door.policy),
      onWants: () => limit(remote),
      onBreak: () => entrance?.check(),
      onGone: (reason) => remove(member.id, reason),
      onNotice: (notice) => onNotice(remote, notice),
      onPolicy: (policy) => member.role === 'host' && door.adopt(policy) && onDecision(),
      onApp: (topic, data) => topics.publish(topic, remote.participant, data),
    });
    members.set(member.id, remote);
    remote.start();
    turnAway(remote);
    shareOut();
    for (const data of earlyMail.take(member.id)) remote.receive(data);
  }

  function remove(id: string, reason: DepartureReason) {
    const member = members.get(id);
    if (!member) return;
    const { held, participant } = member;
    members.delete(id);
    if (present.has(id)) ended.set(id, member.epoch);
    member.close();
    door.forget(id);
    review();
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
    present.clear();
    ended.clear();
    for (const other of others) arrive(other);
    for (const [id, remote] of members) if (!present.has(id)) remote.doubt();
    publish({ status: 'joined', error: null });
  }

  function arrive(member: Member) {
    present.set(member.id, member);
    ended.delete(member.id);
    add(member);
  }

  function onPacket(from: string, data: unknown) {
    const known = members.get(from);
    const listedAs = present.get(from);
    if (known) {
      known.receive(data);
    } else if (!listedAs) {
      earlyMail.keep(from, data);
    } else if (parseLetter(data)?.epoch !== ended.get(from)) {
      // A tab that was reloaded, which the signaling takes for the one before.
      arrive(listedAs);
      publish();
      members.get(from)?.receive(data);
    }
  }

  function enter(key: string | null): Entrance {
    const { signaling } = options;
    const sealer = key === null ? null : createSealer(key);
    return openEntrance(
      { signaling, name: options.name(), sealer },
      {
        onOpen,
        onJoin(member) {
          arrive(member);
          publish();
        },
        onLeave(id) {
          present.delete(id);
          ended.delete(id);
          members.get(id)?.doubt();
        },
        onPacket,
        onOtherKey: (from) => members.get(from)?.hasOtherKey(),
        onDown: (error) =>
          publish({ status: self ? 'reconnecting' : 'joining', error: error ?? null }),
        onError: (error) => publish({ error }),
        onRefused: (error) => end('failed', error),
      },
    );
  }

  function end(status: 'left' | 'failed', error: RtcError | null, forGood = true) {
    globalThis.removeEventListener('pagehide', onPageHide);
    document.removeEventListener('visibilitychange', tellEverybody);
    local.unwatch();
    closeMembers();
    earlyMail.clear();
    present.clear();
    ended.clear();
    entrance?.close();
    entrance = null;
    door.leave(forGood);
    self = null;
    publish({ status, error });
  }

  const isActive = () => ['joining', 'joined', 'reconnecting'].includes(phase);

  function leave() {
    if (isActive()) end('left', null);
  }

  /** A tab that closes or reloads says goodbye, so that it leaves no ghost behind. */
  function onPageHide() {
    if (isActive()) end('left', null, false);
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
    profile = describeProfile();
    publish({ status: 'joining', error: null });
    local.watch();
    globalThis.addEventListener('pagehide', onPageHide);
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
    setAccess(access) {
      const present = near().map(({ member }) => member);
      const decided = door.lock(access, present);
      if (decided) onDecision();
      return decided;
    },
    admit(id) {
      const decided = door.admit(id);
      if (decided) onDecision();
      return decided;
    },
    remove(id) {
      const decided = door.remove(id);
      if (!decided) return false;
      const remote = members.get(id);
      // Who knocks is held already, and has only been told to wait.
      if (remote?.held) turnAway(remote);
      onDecision();
      return true;
    },
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
