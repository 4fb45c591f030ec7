import type { Environment } from '../environment/environment';
import type { IceServersSource } from '../peer/iceServers';
import { createSetUpQueue } from '../peer/setUpQueue';
import { parseSegment } from '../session/segment';
import type { Member } from '../signaling/port';
import { createPresence } from '../signaling/presence';
import { createUniqueId } from '../uniqueId';
import { createAccessControl, type AccessControl } from './access/accessControl';
import type { RoomAccess } from './access/policy';
import { loadPolicy, savePolicy } from './access/savedPolicy';
import type { ServerDecisions } from './access/serverDecisions';
import { createRemoteMember } from './createRemoteMember';
import type { DesiredPeers, RoomMode } from './desiredPeers';
import { isInitiator } from './initiator';
import type { LocalParticipant } from './localParticipant';
import type { LeaveReason } from './managedPeer';
import type { Participant } from './participant';
import { createReconciler } from './createReconciler';
import type { Reconciler } from './reconciler';
import type { RemoteMember } from './remoteMember';
import type { RoomOptions } from './room';
import type { SignalingConnection } from './signalingConnection';
import type { Topics } from './topics';
import type { RoomMedia } from './topology/roomMedia';

/** What the members of a room need. */
export interface RoomMembersOptions {
  options: RoomOptions;
  environment: Environment;
  local: LocalParticipant;
  /** What carries audio and video. */
  media: RoomMedia;
  topics: Topics;
  mode(): RoomMode;
  iceServers: IceServersSource;
  makeConnection(config: RTCConfiguration): RTCPeerConnection;
  decisions: ServerDecisions;
  /** Null while there is none. */
  connection(): SignalingConnection | null;
  /** How much to send to a member may be another amount now: to all of them, or (given) to one. */
  onSharesChange(remote?: RemoteMember): void;
  /** Something that is shown is another now. */
  onChange(): void;
  onReconciled(desired: DesiredPeers): void;
  onLeft(participant: Participant, reason: LeaveReason): void;
}

/** The other members of a room, from presence to connection, and who of them may be in it. */
export interface RoomMembers {
  readonly access: AccessControl;
  readonly reconciler: Reconciler<RemoteMember>;
  /** The local member, as the signaling lists it; null while it doesn't. */
  readonly self: Member | null;
  onOpen(self: Member, others: readonly Member[]): void;
  onJoin(member: Member): void;
  onLeave(id: string): void;
  onMessage(from: string, data: unknown): void;
  /** The page, or the options, have changed. */
  refresh(): void;
  /** Lets go of everybody. `forGood`: not because the page goes, and may be loaded again. */
  close(forGood: boolean): void;
}

/** Makes them; nobody is there yet. */
export function createRoomMembers(room: RoomMembersOptions): RoomMembers {
  const { options, environment, local } = room;
  const presence = createPresence();
  const setUps = createSetUpQueue(environment);
  const roomName = () => options.signaling.room ?? '';
  let self: Member | null = null;
  const initialAccess = (): RoomAccess => self?.access ?? options.access?.() ?? 'open';
  let visit: string | null = null;
  /** Which visit of the local member it is. Drawn when it is first asked for: a room is made in render, which may draw nothing. */
  const currentVisit = () => (visit ??= createUniqueId());
  let reconciler = makeReconciler();

  const access = createAccessControl({
    initial: initialAccess,
    inside: () => reconciler.connecting().map(({ member }) => member),
    find: (id) => reconciler.peers.get(id)?.member,
    visitOf: (id) => reconciler.visitOf(id),
    load: (id) => loadPolicy(roomName(), id),
    save: (id, policy) => savePolicy(roomName(), id, policy),
    server: room.decisions,
    onChange(policy) {
      reconciler.set({ policy });
      if (self?.role === 'host') for (const remote of reconciler.peers.values()) remote.sendPolicy(policy);
    },
  });

  function makeReconciler(): Reconciler<RemoteMember> {
    visit = null;
    return createReconciler({
      clock: environment,
      visit: currentVisit,
      createPeer,
      isInitiator: (id) => isInitiator(self?.id ?? '', id),
      onReconciled(desired) {
        room.onSharesChange();
        room.onReconciled(desired);
      },
      onLeft: ({ participant }, reason) => room.onLeft(participant, reason),
      onGone({ member, sessionId }) {
        presence.end(member.id, sessionId);
        access.forget(member.id);
      },
    });
  }

  function createPeer(member: Member): RemoteMember {
    const id = () => remote.member.id;
    const remote: RemoteMember = createRemoteMember({
      environment,
      setUps,
      member,
      visit: currentVisit(),
      initiator: isInitiator(self?.id ?? '', member.id),
      canPublish: ({ role }) => room.mode() === 'mesh' || role === 'host',
      media: room.media,
      iceServers: room.iceServers,
      makeConnection: room.makeConnection,
      iceTransportPolicy: () => options.iceTransportPolicy?.(),
      videoCodecs: () => options.videoCodecs?.(),
      streams: () => local.streams,
      describe: () => local.describe(),
      // Where several connect at the same time every message goes out to all of them, and is paid for as often.
      batching: () => (reconciler.peers.size > 1 ? 'throughput' : 'latency'),
      send: (to, message) => room.connection()?.send(to, message),
      onMoved(moved) {
        const listed = presence.find(moved);
        // Listed, but gone: it has said goodbye under that id.
        if (listed && !reconciler.peers.has(moved)) arrive(listed);
        else reconciler.onMoved(id(), moved);
        receivePending(moved);
      },
      onChange: () => room.onChange(),
      onConnected() {
        if (self?.role === 'host' && access.policy.access) remote.sendPolicy(access.policy);
      },
      onWanted: () => room.onSharesChange(remote),
      onBreak: () => room.connection()?.check(),
      onStatus: (status) => reconciler.onStatus(id(), status),
      onBye: () => reconciler.remove(id(), 'left'),
      onReset: () => reconciler.onReset(id()),
      onAccess(message) {
        if (message.policy) access.learn(remote.member, message.policy);
        reconciler.onAccess(id(), message);
        access.learnVisit(id(), message.visit);
      },
      onVisit(theirs) {
        reconciler.onVisit(id(), theirs);
        access.learnVisit(id(), theirs);
      },
      onPolicy: (policy) => access.learn(remote.member, policy),
      onMessage: (topic, data) => room.topics.publish(topic, remote.participant, data),
    });
    return remote;
  }

  function receivePending(id: string) {
    for (const data of presence.takePending(id)) reconciler.peers.get(id)?.receive(data);
  }

  /** The signaling gave us another id. Those we are connected to learn of it; the others meet us anew. */
  function announceId(selfId: string) {
    for (const [id, remote] of reconciler.peers) {
      if (remote.participant.status === 'connected') remote.announceId(selfId, isInitiator(selfId, id));
      else reconciler.drop(id);
    }
  }

  function arrive(member: Member) {
    if (!self || member.id === self.id) return;
    presence.list(member);
    reconciler.list(member);
    access.list(member);
    receivePending(member.id);
  }

  function refresh() {
    if (!self) return;
    reconciler.set({
      self: { member: self, savesData: local.savesData },
      environment: { mode: room.mode(), initialAccess: initialAccess(), isWatched: environment.isWatched },
      policy: access.policy,
    });
  }

  return {
    access,
    get reconciler() {
      return reconciler;
    },
    get self() {
      return self;
    },
    onOpen(member, listed) {
      if (self && self.id !== member.id) announceId(member.id);
      self = member;
      const others = listed.filter(({ id }) => id !== member.id);
      access.enter(member, others);
      refresh();
      presence.reset();
      for (const other of others) presence.list(other);
      reconciler.open(others);
      for (const other of others) {
        access.list(other);
        receivePending(other.id);
      }
    },
    onJoin: arrive,
    onLeave(id) {
      presence.unlist(id);
      reconciler.unlist(id);
    },
    onMessage(from, data) {
      const owner = [...reconciler.peers.values()].find((each) => each.see(from, data));
      const remote = reconciler.peers.get(from);
      // A segment of a session that goes on is not for one that has yet to begin.
      if (owner && owner !== remote) return;
      if (remote) {
        remote.receive(data);
        return;
      }
      presence.keep(from, data);
      const returning = presence.isReturning(from, parseSegment(data)?.from);
      if (!returning) return;
      arrive(returning);
      reconciler.peers.get(from)?.receive(data);
    },
    refresh,
    close(forGood) {
      reconciler.close();
      reconciler = makeReconciler();
      presence.clear();
      access.leave(forGood);
      self = null;
    },
  };
}
