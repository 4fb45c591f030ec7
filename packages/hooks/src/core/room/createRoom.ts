import type { PageEvent } from '../environment/environment';
import { pageEnvironment } from '../environment/pageEnvironment';
import type { RtcError } from '../errors';
import { findRoomKeyProblem } from '../signaling/roomKey';
import { createStore } from '../store';
import type { MemberDecision } from './access/policy';
import { createServerDecisions } from './access/serverDecisions';
import { accessErrorOf } from './accessError';
import type { DesiredPeers } from './desiredPeers';
import { INITIAL_ROOM_STATE } from './initialRoomState';
import { keepSame } from './keepSame';
import { createLocalMedia } from './localMedia';
import { createLocalParticipant } from './localParticipant';
import { loadMessageStreams } from './memberMessages';
import { createParticipantEvents } from './participantEvents';
import type { Room, RoomOptions, RoomState, RoomStatus } from './room';
import { createRoomMembers } from './roomMembers';
import { createRoomSending } from './roomSending';
import { sendTo } from './messages/sentMessage';
import { createPreparedStay } from './preparation/preparedStay';
import { prepareRoom } from './preparation/prepareRoom';
import { openSignalingConnection, type SignalingConnection } from './signalingConnection';
import { createTopics } from './topics';
import { createRoomMedia } from './topology/roomMedia';
import { waitingMembers } from './waitingMembers';

/** For how long a host that ends the call for all waits until all have heard it, in ms. */
const END_MS = 3000;

/** Makes a room. Constructing it starts nothing. */
export function createRoom(options: RoomOptions): Room {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<RoomState>(INITIAL_ROOM_STATE);
  const stay = createPreparedStay(options, environment);
  const topics = createTopics();
  const extensions = new Map<unknown, unknown>();
  const events = createParticipantEvents();
  const localMedia = createLocalMedia(onLocalChange);
  const mode = () => options.mode?.() ?? 'mesh';
  const canPublish = () => mode() === 'mesh' || members.self?.role === 'host';
  const media = createRoomMedia({
    options,
    environment,
    self: () => (members.reconciler.desired?.standing === 'in' ? members.self : null),
    streams: () => (canPublish() ? localMedia.outgoing : { camera: null, screen: null }),
    onChange: () => tellEverybody(),
    // What else went wrong meanwhile stays.
    onError: (error, before) => (error || store.getSnapshot().error === before) && onPartMissing(error),
  });
  const local = createLocalParticipant(options, environment, localMedia, canPublish, media);
  const decisions = createServerDecisions({
    clock: environment,
    send: (decision) => connection?.decide(decision),
    onError: (error) => publish({ error }),
    onTaken: () => members.refresh(),
  });
  const members = createRoomMembers({
    options,
    environment,
    local,
    media,
    decisions,
    topics,
    mode,
    iceServers: stay.iceServers,
    makeConnection: stay.makeConnection,
    connection: () => connection,
    onSharesChange: (remote) => sending.share(remote),
    onChange: () => publish(),
    onReconciled,
    onLeft: events.left,
  });
  const connecting = () => members.reconciler.connecting();
  const sending = createRoomSending({ options, environment, local, localMedia, media, connecting, onError: onPartMissing });
  let connection: SignalingConnection | null = null;
  const joining: (() => void)[] = [];
  let phase: Exclude<RoomStatus, 'waiting'> = 'idle';
  let unlisten: (() => void) | null = null;
  let endTimer: unknown;

  const isActive = () => ['joining', 'joined', 'reconnecting'].includes(phase);

  function publish(patch: { status?: typeof phase; error?: RtcError | null } = {}) {
    phase = patch.status ?? phase;
    const { self, reconciler } = members;
    const desired = reconciler.desired;
    const isWaiting = desired?.standing === 'waiting' && (phase === 'joined' || phase === 'reconnecting');
    const status = isWaiting ? 'waiting' : phase;
    store.set({
      ...patch,
      status,
      inRoom: status === 'joined' || status === 'reconnecting',
      self: self && local.asParticipant(self),
      participants: keepSame(store.getSnapshot().participants, connecting().map(({ participant }) => participant)),
      access: desired?.access ?? 'open',
      waitingRoom: waitingMembers(store.getSnapshot().waitingRoom, desired?.waitingRoom ?? [], (id) => reconciler.peers.get(id)),
    });
    events.update(store.getSnapshot());
    if (phase === 'idle' || phase === 'joining') return;
    for (const settle of joining.splice(0)) settle();
  }

  function onLocalChange() {
    media.update();
    for (const member of connecting()) member.setStreams(local.streams);
    tellEverybody();
  }

  function tellEverybody() {
    publish();
    for (const member of connecting()) member.sendState();
  }

  function onReconciled({ standing }: DesiredPeers) {
    media.update();
    publish();
    const error = accessErrorOf(standing);
    if (!error || !isActive()) return;
    if (standing !== 'ended') end('failed', error);
    else if (members.access.policy.ended?.by !== members.self?.id) end('left', error);
    else if (members.reconciler.isHeard && decisions.isTaken) end('left', null);
    else endTimer ??= environment.setTimer(() => end('left', decisions.error), END_MS);
  }

  /** Something of the room's code, or the media server, is not to be had: the call goes on without. Null: it is again. */
  function onPartMissing(error: RtcError | null) {
    if (isActive()) publish({ error });
  }

  function enter(key: string | null): SignalingConnection {
    const { signaling } = options;
    const cipher = key === null ? null : stay.makeCipher(key, (error) => end('failed', error));
    return openSignalingConnection(
      { signaling, name: options.name(), cipher, environment },
      {
        onOpen(self, others) {
          members.onOpen(self, others);
          decisions.retry();
          if (isActive()) publish({ status: 'joined', error: decisions.error });
        },
        onJoin: members.onJoin,
        onLeave: members.onLeave,
        onMessage: members.onMessage,
        onDecryptFailed: (from) => members.reconciler.peers.get(from)?.onDecryptFailed(),
        onDown: (error) => publish({ status: members.self ? 'reconnecting' : 'joining', error: error ?? null }),
        onError: (error) => publish({ error }),
        onRejected: (error) => end(error.code === 'room-ended' ? 'left' : 'failed', error),
      },
    );
  }

  function end(status: 'left' | 'failed', error: RtcError | null, forGood = true) {
    environment.clearTimer(endTimer);
    endTimer = undefined;
    unlisten?.();
    unlisten = null;
    sending.unwatch();
    localMedia.unwatch();
    members.close(forGood);
    media.end();
    decisions.clear();
    connection?.close();
    connection = null;
    stay.end();
    publish({ status, error });
  }

  function leave() {
    unlisten?.();
    if (isActive()) end('left', null);
  }

  function onPageEvent(event: PageEvent) {
    if (event === 'visibility') {
      members.refresh();
      tellEverybody();
    }
    // A tab that closes or reloads says goodbye, so that it leaves no ghost behind.
    else if (event === 'pagehide') {
      end('left', null, false);
      // It may come back, out of the back/forward cache.
      unlisten = environment.subscribe((next) => next === 'resumed' && void join());
    }
  }

  function join(): Promise<void> {
    if (phase === 'joined' || phase === 'reconnecting') return Promise.resolve();
    const settled = new Promise<void>((resolve) => joining.push(resolve));
    if (phase === 'joining') return settled;
    const key = options.roomKey?.() ?? null;
    const problem = key === null ? null : findRoomKeyProblem(key);
    if (problem) {
      publish({ status: 'failed', error: problem });
      return settled;
    }
    local.hasChanged();
    publish({ status: 'joining', error: null });
    localMedia.watch();
    unlisten?.();
    unlisten = environment.subscribe(onPageEvent);
    sending.watch();
    media.begin();
    // So that nobody waits for it once they are connected.
    void loadMessageStreams(onPartMissing);
    stay.begin();
    // Who is there already shall not have to wait for it; each new connection asks again, and hears of a failure.
    stay.iceServers().catch(() => undefined);
    const entered = enter(key);
    stay.entered();
    // It may have been refused before it returned.
    if (isActive()) connection = entered;
    else entered.close();
    return settled;
  }

  const decide = (value: MemberDecision['value']) => (id: string) => members.access.decide(id, value);

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    join,
    prepare: () => prepareRoom(options),
    leave,
    setMedia(camera, screen) {
      if (camera !== localMedia.camera || screen !== localMedia.screen) localMedia.set(camera, screen);
    },
    update() {
      if (!isActive() || !local.hasChanged()) return;
      members.refresh();
      tellEverybody();
    },
    setAccess: members.access.setAccess,
    admit: decide('allowed'),
    decline: decide('declined'),
    remove: decide('removed'),
    ban: decide('banned'),
    endForAll: members.access.end,
    onParticipantJoined: events.onJoined,
    onParticipantLeft: events.onLeft,
    broadcast: (topic, data, how) => sendTo(connecting(), topic, data, how),
    send: (to, topic, data, how) =>
      sendTo(connecting().filter(({ member: { id } }) => [to].flat().includes(id)), topic, data, how),
    onMessage: topics.subscribe,
    extension<T>(create: (room: Room) => T): T {
      if (!extensions.has(create)) extensions.set(create, create(this));
      return extensions.get(create) as T;
    },
  };
}
