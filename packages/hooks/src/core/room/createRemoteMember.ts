import { RtcError } from '../errors';
import { createPeer } from '../peer/createPeer';
import type { Peer } from '../peer/peer';
import { createCorrespondence } from '../signaling/correspondence';
import type { Json } from '../signaling/port';
import { createTokenBucket } from '../tokenBucket';
import { cleanName } from './cleanName';
import { parseControlMessage, type ControlMessage, type MemberState } from './controlMessage';
import { introduce, readIntroduction } from './introduction';
import { createMemberStreams } from './memberStreams';
import { parseNotice } from './notice';
import type { Participant } from './participant';
import type { RemoteMember, RemoteMemberOptions } from './remoteMember';

/** How many messages a second, and how many at once, are taken from one member over the data channel. */
const MESSAGES_PER_SECOND = 100;
const MESSAGES_BURST = 300;
/** The same for letters, which an application that says a lot shall not drown. */
const LETTERS_PER_SECOND = 30;
const LETTERS_BURST = 120;
/** How a message with a letter begins. */
const LETTER_START = '{"type":"letter"';
/** How long to wait for the other side's offer, in ms, before telling it that one is there. */
const WAVE_MS = 1000;

/** Makes what it takes to be connected to a member; `start()` begins. */
export function createRemoteMember(options: RemoteMemberOptions): RemoteMember {
  const bucket = createTokenBucket(MESSAGES_PER_SECOND, MESSAGES_BURST);
  const letters = createTokenBucket(LETTERS_PER_SECOND, LETTERS_BURST);
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
  let waveTimer: ReturnType<typeof setTimeout> | undefined;

  const peer: Peer = createPeer({
    initiator: options.initiator,
    iceServers: options.iceServers,
    iceTransportPolicy: () => options.iceTransportPolicy(),
    videoCodecs: () => options.videoCodecs(),
    isThrifty: () => options.isThrifty(),
    greet: false, // The signaling has said that they are there.
    send: (message, doubted) => correspondence.send(introduce(message, () => options.describe()), doubted),
    onVoid: () => correspondence.void(),
  });

  const correspondence = createCorrespondence({
    carry(letter, doubted) {
      // Straight to them where there is a way, unless that may be a dead end.
      const direct = !doubted && peer.getSnapshot().status === 'connected';
      if (direct) tell({ type: 'letter', letter });
      else options.send(letter);
      return direct;
    },
    isThrifty: () => options.isThrifty(),
    onMessage(message) {
      const notice = parseNotice(message);
      if (notice) {
        options.onNotice(notice);
        return;
      }
      // What they have said since, over the data channel, is newer.
      const introduction = held || described ? null : readIntroduction(message);
      if (introduction) learn({ ...introduction, name: state?.name ?? '' });
      peer.receive(message);
    },
    // They joined anew and know nothing of an offer.
    onRestart() {
      described = false;
      if (options.initiator) peer.rebuild();
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
      name: options.member.verified ? options.member.name : cleanName(state?.name || options.member.name),
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
    if (participant.status === 'connected' && (status === 'reconnecting' || held)) correspondence.resend();
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
    const { take } = typeof data === 'string' && data.startsWith(LETTER_START) ? letters : bucket;
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
      case 'letter':
        correspondence.receive(message.letter);
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
    get epoch() {
      return correspondence.theirEpoch;
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
    notify: (notice) => correspondence.send(notice as unknown as Json),
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
      waveTimer = setTimeout(() => correspondence.wave(), options.isThrifty() ? 2 * WAVE_MS : WAVE_MS);
    },
    receive(data) {
      clearTimeout(waveTimer);
      correspondence.receive(data);
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
    hasOtherKey() {
      if (peer.getSnapshot().status === 'connected' || keyError) return;
      keyError = new RtcError('key-mismatch', 'They have another room key: their link is not the same.');
      // They can't read it, and so learn the same.
      correspondence.wave();
      changed();
    },
    doubt() {
      listed = false;
      leaveIfGone();
    },
    trust() {
      listed = true;
      correspondence.resend();
      // What was gathered while there was no network, or another one, leads nowhere.
      if (peer.getSnapshot().status === 'reconnecting') peer.restartIce();
    },
    close() {
      if (peer.getSnapshot().status === 'connected') tell({ type: 'bye' });
      clearTimeout(waveTimer);
      for (const each of unsubscribe) each();
      streams.clear();
      peer.close();
      correspondence.dispose();
    },
  };
}
