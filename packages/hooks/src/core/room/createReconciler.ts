import type { PeerStatus } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { Verdict } from './access/accessMessage';
import { EMPTY_POLICY } from './access/policy';
import { createAccessExchange, type AccessExchange } from './accessExchange';
import { desiredPeers, type DesiredPeers } from './desiredPeers';
import type { LeaveReason, ManagedPeer } from './managedPeer';
import type { Reconciler, ReconcilerOptions, RoomKnowledge } from './reconciler';

/** The most departed members whose last words are kept. */
const MAX_DEPARTED = 64;

interface Entry<P> {
  member: Member;
  peer: P;
  exchange: AccessExchange;
  isListed: boolean;
  status: PeerStatus;
  /** Null: not decided yet. */
  connects: boolean | null;
}

/** Makes a reconciler that knows nobody. */
export function createReconciler<P extends ManagedPeer>(options: ReconcilerOptions<P>): Reconciler<P> {
  const { clock, createPeer } = options;
  const entries = new Map<string, Entry<P>>();
  const peers = new Map<string, P>();
  const departed = new Map<string, { member: Member; heard: Verdict }>();
  let known: Partial<RoomKnowledge> = {};
  let desired: DesiredPeers | null = null;
  let isReconciling = false;
  let isDirty = false;

  /** The decisions of who is believed. */
  const policy = () => (known.self?.member.role === 'host' ? known.policy : undefined);

  function want(): DesiredPeers | null {
    const { policy: decided = EMPTY_POLICY, self, environment } = known;
    if (!self || !environment) return null;
    const members = [...entries.values()].map(({ member, exchange: { heard, visit: theirs } }) => ({ member, heard, visit: theirs }));
    return desiredPeers({ members, departed: [...departed.values()] }, decided, self, environment);
  }

  function apply(wanted: DesiredPeers) {
    const waits = wanted.standing === 'waiting';
    for (const [id, { connect, verdict }] of wanted.peers) {
      const entry = entries.get(id);
      if (!entry) continue;
      const before = entry.connects;
      entry.connects = connect;
      if (before === false && connect) entry.exchange.beginRound();
      entry.exchange.say(verdict, waits);
      if (connect && !before) entry.peer.connect();
      else if (!connect && before) {
        if (wanted.standing === 'in') options.onLeft(entry.peer, 'left');
        disconnect(entry);
      }
    }
  }

  function disconnect(entry: Entry<P>) {
    entry.peer.disconnect();
    entry.status = 'closed';
    removeIfGone(entry);
  }

  /** What is done may tell at once of something else to do, which waits its turn. */
  function reconcile() {
    isDirty = true;
    if (isReconciling) return;
    isReconciling = true;
    try {
      while (isDirty) {
        isDirty = false;
        desired = want();
        if (desired) apply(desired);
      }
    } finally {
      isReconciling = false;
    }
    if (desired) options.onReconciled(desired);
  }

  function add(member: Member) {
    const peer = createPeer(member);
    const exchange = createAccessExchange({ clock, visit: options.visit(), policy, send: (message) => peer.sendAccess(message) });
    entries.set(member.id, { member, peer, exchange, isListed: true, status: 'idle', connects: null });
    peers.set(member.id, peer);
    departed.delete(member.id);
  }

  function list(member: Member) {
    const entry = entries.get(member.id);
    if (!entry) {
      const moved = [...entries.values()].find(({ peer }) => peer.provenId === member.id);
      if (moved) move(moved, member);
      else add(member);
      return;
    }
    entry.member = member;
    entry.isListed = true;
    entry.peer.setPresence(member);
    entry.exchange.confirm();
  }

  /** The connection goes on under another id. */
  function move(entry: Entry<P>, member: Member) {
    drop(entry.member.id, false);
    drop(member.id);
    entry.member = member;
    entry.isListed = true;
    entries.set(member.id, entry);
    peers.set(member.id, entry.peer);
    entry.peer.moveTo(member, options.isInitiator(member.id));
  }

  function drop(id: string, closes = true) {
    const entry = entries.get(id);
    entries.delete(id);
    peers.delete(id);
    if (!entry || !closes) return;
    entry.exchange.close();
    entry.peer.close();
  }

  function unlist(id: string) {
    const entry = entries.get(id);
    if (!entry) return;
    entry.isListed = false;
    entry.peer.setPresence(null);
    removeIfGone(entry);
  }

  /**
   * Presence can lose a member (its server restarts, a WebSocket breaks) whose video still flows; but who is neither
   * listed nor connected is gone.
   */
  function removeIfGone({ member: { id }, peer, isListed, status }: Entry<P>) {
    if (!isListed && status !== 'connected') remove(id, peer.leaveReason);
  }

  function remove(id: string, reason: LeaveReason) {
    const entry = entries.get(id);
    if (!entry) return;
    const { member, peer, exchange, connects } = entry;
    entries.delete(id);
    peers.delete(id);
    if (exchange.heard) departed.set(id, { member, heard: exchange.heard });
    for (const oldest of departed.keys()) {
      if (departed.size <= MAX_DEPARTED) break;
      departed.delete(oldest);
    }
    exchange.close();
    peer.close();
    if (connects) options.onLeft(peer, reason);
    options.onGone(peer);
    reconcile();
  }

  return {
    get desired() {
      return desired;
    },
    peers,
    connecting: () => [...entries.values()].filter(({ connects }) => connects === true).map(({ peer }) => peer),
    visitOf: (id) => entries.get(id)?.exchange.visit,
    get isHeard() {
      return [...entries.values()].every(({ isListed, exchange }) => !isListed || exchange.isHeard);
    },
    set(next) {
      known = { ...known, ...next };
      reconcile();
    },
    open(others) {
      const ids = new Set(others.map(({ id }) => id));
      for (const member of others) list(member);
      for (const id of entries.keys()) if (!ids.has(id)) unlist(id);
      reconcile();
    },
    list(member) {
      list(member);
      reconcile();
    },
    unlist,
    onMoved(id, provenId) {
      const [entry, listed] = [entries.get(id), entries.get(provenId)];
      // If it is not listed yet, that follows.
      if (!entry || !listed || listed === entry) return;
      move(entry, listed.member);
      reconcile();
    },
    drop: (id) => drop(id),
    onStatus(id, status) {
      const entry = entries.get(id);
      if (!entry || entry.status === status) return;
      entry.status = status;
      removeIfGone(entry);
    },
    onAccess(id, message) {
      const entry = entries.get(id);
      if (!entry) return;
      const connected = entry.connects;
      const beganAnew = entry.exchange.receive(message);
      reconcile();
      // One that has begun to connect only now offers anyway.
      if (beganAnew && connected && entry.connects && entries.get(id) === entry) entry.peer.reoffer();
    },
    onVisit(id, theirs) {
      const entry = entries.get(id);
      if (!entry || entry.exchange.visit === theirs) return;
      entry.exchange.learnVisit(theirs);
      reconcile();
    },
    onReset(id) {
      entries.get(id)?.exchange.reset();
      reconcile();
    },
    remove,
    close() {
      const closing = [...entries.values()];
      entries.clear();
      peers.clear();
      departed.clear();
      known = {};
      desired = null;
      for (const { exchange, peer } of closing) {
        exchange.close();
        peer.close();
      }
    },
  };
}
