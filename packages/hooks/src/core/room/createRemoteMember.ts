import { RtcError } from '../errors';
import { createPeer } from '../peer/createPeer';
import type { Peer } from '../peer/peer';
import { createSession } from '../session/createSession';
import type { Json } from '../signaling/port';
import { createTokenBucket } from '../tokenBucket';
import { cleanName } from '../cleanText';
import { parseControlMessage, type ControlMessage, type MemberState } from './controlMessage';
import { introduce, readIntroduction } from './introduction';
import { createMemberStreams } from './memberStreams';
import { parseNotice, type Notice } from './notice';
import type { Participant } from './participant';
import type { RemoteMember, RemoteMemberOptions } from './remoteMember';

/** How many messages a second, and how many at once, are taken from one member over the data channel. */
const MESSAGES_PER_SECOND = 100;
const MESSAGES_BURST = 300;
/** The same for segments of the session, which an application that says a lot shall not drown. */
const SEGMENTS_PER_SECOND = 30;
const SEGMENTS_BURST = 120;
/** How a message with a segment begins. */
const SEGMENT_START = '{"type":"segment"';
/** How long to wait for the other side's offer, in ms, before announcing oneself to it. */
const ANNOUNCE_MS = 1000;

/** Makes what it takes to be connected to a member; `start()` begins. */
export function createRemoteMember(options: RemoteMemberOptions): RemoteMember {
  const bucket = createTokenBucket(MESSAGES_PER_SECOND, MESSAGES_BURST);
  const segments = createTokenBucket(SEGMENTS_PER_SECOND, SEGMENTS_BURST);
  const streams = createMemberStreams(changed);
  let state: MemberState | null = null;
  let participant: Participant;
  /** Whether one has been connected to them: nothing of theirs is shown before. */
  let met = false;
  /** Whether they have described themselves over the data channel. */
  let described = false;
  let listed = true;
  let { held } = options;
  let keyError: RtcError | null = null;
  let announceTimer: ReturnType<typeof setTimeout> | undefined;
  /** What they were told last at the door: state, which outlives a session. */
  let notice: Notice | null = null;

  const peer: Peer = createPeer({
    initiator: options.initiator,
    iceServers: options.iceServers,
    iceTransportPolicy: () => options.iceTransportPolicy(),
    videoCodecs: () => options.videoCodecs(),
    isThrifty: () => options.isThrifty(),
    send: (message, fallback) => session.send(introduce(message, () => options.describe()), fallback),
    restartSession() {
      session.restart();
      if (notice) session.send(notice);
      // Whoever makes the offers is told to make another one.
      if (!options.initiator) session.announce();
    },
  });

  const session = createSession({
    transport: {
      send(segment, fallback) {
        // Straight to them where there is a path, unless that may be dead.
        const direct = !fallback && peer.getSnapshot().status === 'connected';
        if (direct) tell({ type: 'segment', segment });
        else options.send(segment as unknown as Json);
        return direct;
      },
    },
    batching: () => (options.isThrifty() ? 'throughput' : 'latency'),
    onMessage(message) {
      const received = parseNotice(message);
      if (received) {
        options.onNotice(received);
        return;
      }
      // What they have said since, over the data channel, is newer.
      const introduction = held || described ? null : readIntroduction(message);
      if (introduction) learn({ ...introduction, name: state?.name ?? '' });
      peer.receive(message);
    },
    // They joined anew, and know nothing of an offer, nor that they have to wait.
    onReset() {
      described = false;
      if (notice && notice.notice !== 'ready') session.send(notice);
      peer.onSessionReset();
    },
  });

  function tell(message: ControlMessage) {
    peer.send(JSON.stringify(message));
  }

  function compose() {
    const { status, remoteStreams, error, remoteError } = peer.getSnapshot();
    met ||= status === 'connected';
    const shown = options.sends && met ? state : null;
    streams.fill(remoteStreams, shown);
    participant = {
      id: options.member.id,
      // The server's word goes before the member's own; both come from outside.
      name: cleanName(options.member.verified ? options.member.name : state?.name || options.member.name),
      role: options.member.role ?? 'guest',
      status,
      error: error ?? keyError,
      remoteError,
      camera: streams.camera,
      screen: streams.screen,
      microphone: shown?.microphone ?? 'off',
      picture: shown?.picture ?? 'off',
      peer,
    };
  }

  function changed() {
    compose();
    options.onChange();
  }

  function onPeerChange() {
    const { status } = peer.getSnapshot();
    if (status === 'connected' && participant.status !== 'connected') {
      keyError = null;
      tell({ type: 'state', ...options.describe() });
      options.onConnected();
    }
    if (participant.status === 'connected' && (status === 'reconnecting' || held)) session.retransmit();
    if (participant.status === 'connected' && status === 'reconnecting') options.onBreak();
    changed();
    leaveIfGone();
  }

  /**
   * The signaling can lose somebody (its server restarts, their WebSocket breaks) whose pictures still flow;
   * but whoever is neither listed nor connected is gone.
   */
  function leaveIfGone() {
    const { status } = peer.getSnapshot();
    if (!listed && status !== 'connected') options.onGone(status === 'reconnecting' ? 'lost' : 'left');
  }

  function learn(next: MemberState) {
    const before = state?.wants ?? 'all';
    state = next;
    if (state.wants !== before) options.onWants();
    changed();
  }

  function onData(data: string | ArrayBuffer) {
    const { take } = typeof data === 'string' && data.startsWith(SEGMENT_START) ? segments : bucket;
    if (!take()) return;
    const message = parseControlMessage(data);
    switch (message?.type) {
      case 'state':
        described = true;
        learn(message);
        break;
      case 'bye':
        options.onGone('left');
        break;
      case 'policy':
        options.onPolicy(message.policy);
        break;
      case 'segment':
        session.receive(message.segment);
        break;
      case 'app':
        options.onApp(message.topic, message.data);
        break;
      case undefined:
        break;
    }
  }

  compose();
  const unsubscribe = [peer.subscribe(onPeerChange), peer.subscribeData(onData)];

  return {
    member: options.member,
    get sessionId() {
      return session.state.remoteId;
    },
    get held() {
      return held;
    },
    hold() {
      if (held) return;
      held = true;
      peer.close();
    },
    release() {
      if (!held) return;
      held = false;
      peer.start();
    },
    onReady() {
      // What was offered before was not looked at.
      if (options.initiator && !held && peer.getSnapshot().status !== 'connected') peer.rebuild();
    },
    notify(next) {
      notice = next;
      session.send(next);
    },
    tellPolicy(policy) {
      if (peer.getSnapshot().status === 'connected') tell({ type: 'policy', policy });
    },
    get participant() {
      return participant;
    },
    get wants() {
      return state?.wants ?? 'all';
    },
    start() {
      peer.setStreams(options.streams);
      if (held) return;
      peer.start();
      // The signaling may take one for whom it had there before, and have told them nothing.
      if (options.initiator) return;
      announceTimer = setTimeout(() => session.announce(), options.isThrifty() ? 2 * ANNOUNCE_MS : ANNOUNCE_MS);
    },
    receive(data) {
      clearTimeout(announceTimer);
      session.receive(data);
    },
    setStreams: (own) => peer.setStreams(own),
    setLimits: (limitsOf) => peer.setLimits(limitsOf),
    tellState() {
      if (peer.getSnapshot().status === 'connected') tell({ type: 'state', ...options.describe() });
    },
    tellApp(topic, data) {
      if (held) return;
      try {
        // They may be connected already while we are not quite: it waits for the moment until we are.
        tell({ type: 'app', topic, data });
      } catch (error) {
        // Too much waits for somebody who does not connect; the others are told all the same.
        if (!(error instanceof RtcError)) throw error;
      }
    },
    onDecryptFailed() {
      if (peer.getSnapshot().status === 'connected' || keyError) return;
      keyError = new RtcError('key-mismatch', 'They have another room key: their link is not the same.');
      // They can't read it, and so learn the same.
      session.announce();
      changed();
    },
    doubt() {
      listed = false;
      session.setPresent(false);
      leaveIfGone();
    },
    trust() {
      listed = true;
      session.setPresent(true);
      // What was gathered while there was no network, or another one, leads nowhere.
      if (peer.getSnapshot().status === 'reconnecting') peer.restartIce();
    },
    close() {
      if (peer.getSnapshot().status === 'connected') tell({ type: 'bye' });
      clearTimeout(announceTimer);
      for (const each of unsubscribe) each();
      streams.clear();
      peer.close();
      session.close();
    },
  };
}
