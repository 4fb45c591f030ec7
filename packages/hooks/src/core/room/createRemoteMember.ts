import { RtcError } from '../errors';
import { createPeer } from '../peer/createPeer';
import type { Peer } from '../peer/peer';
import { createSession } from '../session/createSession';
import type { Json } from '../signaling/port';
import { parseAccessMessage } from './access/accessMessage';
import type { ControlMessage, MemberState } from './controlMessage';
import { createControlReceiver } from './controlReceiver';
import { departureReason } from './departureReason';
import { addMediaMetadata, readMediaMetadata } from './mediaMetadata';
import { isSameWanted } from './limitMember';
import { createMemberMessages } from './memberMessages';
import { createMemberProof } from './memberProof';
import { createMemberView } from './memberView';
import type { RemoteMember, RemoteMemberOptions } from './remoteMember';
import { createStateSync } from './stateSync';
import { watchWantedHeights } from './wantedHeights';

/** How long to wait for the other side's offer, in ms, before telling it that we are here. */
const ANNOUNCE_MS = 1000;

/** Makes what it takes to be connected to a member; `connect()` begins. */
export function createRemoteMember(options: RemoteMemberOptions): RemoteMember {
  const { environment } = options;
  const proof = createMemberProof();
  let { member, initiator } = options;
  let hasState = false;
  let connects = false;
  let announceTimer: unknown;

  const peer: Peer = createPeer({
    initiator,
    iceServers: options.iceServers,
    makeConnection: options.makeConnection,
    iceTransportPolicy: () => options.iceTransportPolicy(),
    videoCodecs: () => options.videoCodecs(),
    batching: () => options.batching(),
    environment,
    setUps: options.setUps,
    send: (message, fallback) => session.send(addMediaMetadata(message, describe), fallback),
    restartSession() {
      session.restart();
      options.onReset();
      // The side that makes the offers is told to make another one.
      if (!initiator) session.announce();
    },
  });

  const session = createSession({
    transport: {
      send(segment, fallback) {
        // Over the data channel, and over signaling as well where the channel may be dead: either of them may be away.
        const isConnected = peer.getSnapshot().status === 'connected';
        if (isConnected) tell({ type: 'segment', segment });
        if (!isConnected || fallback) options.send(proof.claimedId ?? member.id, segment as unknown as Json);
        return isConnected && !fallback;
      },
    },
    batching: () => options.batching(),
    clock: environment,
    onMessage(message) {
      const access = parseAccessMessage(message);
      if (access) {
        options.onAccess(access);
        return;
      }
      // What they have said since, over the data channel, is newer.
      const mediaMetadata = !connects || hasState ? null : readMediaMetadata(message);
      if (mediaMetadata) learn({ ...mediaMetadata, name: view.state?.name ?? '' });
      peer.receive(message);
    },
    // They joined anew, and know nothing of an offer, nor that they have to wait.
    onReset() {
      hasState = false;
      proof.reset();
      options.onReset();
      peer.onSessionReset();
    },
  });

  const view = createMemberView({
    peer,
    member: () => member,
    canPublish: (shown) => options.canPublish(shown),
    media: options.media,
    onChange() {
      heights.update();
      options.onChange();
    },
  });
  const heights = watchWantedHeights(environment, () => view.participant, () => sync.setState(describe()));
  const sync = createStateSync({ clock: environment, visit: options.visit, tell });
  const messages = createMemberMessages({
    clock: environment,
    post: (message) => tell({ type: 'messages', message }),
    onMessage: options.onMessage,
  });

  function describe(): MemberState {
    return { ...options.describe(), wantedHeights: heights.current };
  }

  function tell(message: ControlMessage) {
    peer.send(JSON.stringify(message));
  }

  function onPeerChange() {
    const { status } = peer.getSnapshot();
    const wasConnected = view.participant.status === 'connected';
    if (status === 'connected' && !wasConnected) {
      view.setKeyError(null);
      sync.setState(describe());
      sync.setConnected(true);
      options.onConnected();
    } else if (status !== 'connected') {
      sync.setConnected(false);
    }
    messages.setConnected(status === 'connected');
    if (wasConnected && (status === 'reconnecting' || !connects)) session.retransmit();
    if (wasConnected && status === 'reconnecting') options.onBreak();
    view.update();
    options.onStatus(status);
  }

  function setInitiator(initiates: boolean) {
    initiator = initiates;
    peer.setInitiator(initiates);
  }

  function learn(next: MemberState) {
    const before = view.state;
    view.setState(next);
    if (!isSameWanted(before, next)) options.onWanted();
  }

  const onData = createControlReceiver(environment.now, {
    acknowledge: (of, version) => tell({ type: 'received', of, version }),
    onState(message) {
      hasState = true;
      options.onVisit(message.visit);
      learn(message);
    },
    onBye: () => options.onBye(),
    onMember(id) {
      if (proof.claim(id)) options.onMoved(id);
      // They may know us by an id of before as well.
      session.prove();
    },
    onPolicy: (policy) => options.onPolicy(policy),
    onReceived: sync.acknowledge,
    onSegment: (segment) => session.receive(segment),
    onMessages: (message) => messages.receive(message),
  });
  const unsubscribe = [peer.subscribe(onPeerChange), peer.subscribeData(onData)];

  return {
    get member() {
      return member;
    },
    get participant() {
      return view.participant;
    },
    get sessionId() {
      return session.state.remoteId;
    },
    connect() {
      connects = true;
      messages.setIn(true);
      peer.setStreams(options.streams());
      peer.start();
      // The signaling may take the local member for whom it had there before, and have told them nothing.
      if (initiator) return;
      environment.clearTimer(announceTimer);
      announceTimer = environment.setTimer(() => session.announce(), ANNOUNCE_MS * (options.batching() === 'latency' ? 1 : 2));
    },
    disconnect() {
      connects = false;
      hasState = false;
      peer.close();
      messages.setIn(false);
    },
    reoffer() {
      if (initiator && peer.getSnapshot().status !== 'connected') peer.rebuild();
    },
    sendAccess: (message) => session.send(message),
    setPresence(listed) {
      session.setPresent(listed !== null);
      if (!listed) return;
      member = listed;
      view.update();
      // What was gathered while there was no network, or another one, leads nowhere.
      if (peer.getSnapshot().status === 'reconnecting') peer.restartIce();
    },
    sendPolicy: sync.setPolicy,
    get wanted() {
      return view.state;
    },
    get leaveReason() {
      return departureReason(peer.getSnapshot()) ?? 'left';
    },
    get provenId() {
      return proof.provenId;
    },
    announceId(id, initiates) {
      setInitiator(initiates);
      tell({ type: 'member', id });
      session.prove();
    },
    see(from, data) {
      if (from === member.id || !session.owns(data)) return false;
      if (proof.see(from)) options.onMoved(from);
      return true;
    },
    moveTo(moved, initiates) {
      member = moved;
      proof.reset();
      setInitiator(initiates);
      session.setPresent(true);
      view.update();
    },
    receive(data) {
      environment.clearTimer(announceTimer);
      session.receive(data);
    },
    setStreams: (own) => peer.setStreams(own),
    setLimits: peer.setLimits,
    setAudioFormat: peer.setAudioFormat,
    sendState: () => sync.setState(describe()),
    sendMessage: messages.send,
    onDecryptFailed() {
      if (peer.getSnapshot().status === 'connected' || view.hasKeyError) return;
      view.setKeyError(new RtcError('key-mismatch', 'They have another room key: their link is not the same.'));
      // They can't read it, and so learn the same.
      session.announce();
      view.update();
    },
    close() {
      if (peer.getSnapshot().status === 'connected') tell({ type: 'bye' });
      environment.clearTimer(announceTimer);
      sync.setConnected(false);
      heights.close();
      for (const each of unsubscribe) each();
      view.clear();
      peer.close();
      session.close();
      messages.close();
    },
  };
}
