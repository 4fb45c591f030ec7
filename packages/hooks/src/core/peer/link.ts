import type { RtcError } from '../errors';
import { Connection, type ConnectionEvents } from './connection';
import { watchDecoding, type DecodeWatch } from './decodeWatch';
import { createHeartbeat } from './heartbeat';
import { watchIceErrors } from './iceErrors';
import { createIceRenewal } from './iceRenewal';
import { withAcceptedServers } from './iceServerList';
import { createLocalStreams, type LimitsOf } from './localStreams';
import type { PeerData } from './outgoingData';
import { createRemoteStreams } from './remoteStreams';
import type { Signal } from './signal';
import type { ResolvedIceServers } from './iceServers';
import { createSignalBatch } from './signalBatch';
import { createSignalGate } from './signalGate';
import { preferVideoCodecs } from './videoCodecs';

/** How long after a whole picture on a new path a second one goes out, in ms. */
const REFRESH_AGAIN_MS = 500;
/** How long a pause lasts at least, in ms, whatever still comes in. */
const PAUSE_MS = 300;

/** How to make a link. */
export interface LinkOptions {
  initiator: boolean;
  iceServers: RTCIceServer[];
  /** The same with credentials that are good now; asked before each search for another path. */
  renewIceServers(): Promise<ResolvedIceServers>;
  /** For how long what was answered last is good, in ms; null: nobody knows. */
  remainingMs(): number | null;
  iceTransportPolicy: RTCIceTransportPolicy;
  /** In order of preference; empty: the browser's. */
  videoCodecs: readonly string[];
  /** Whether messages are to be saved, even if it takes a moment longer. */
  isThrifty(): boolean;
  /** A batch for the other side. */
  onSignals(signals: Signal[]): void;
  /** A signal of the other side fit, and was taken. */
  onAccepted(signal: Signal): void;
  onRemoteStreams(streams: readonly MediaStream[]): void;
  onData(data: string | ArrayBuffer): void;
  /** Connected for the first time; data can be sent. */
  onConnect(): void;
  onStateChange(state: RTCPeerConnectionState): void;
  /** A TURN server refused the credentials or the request, or none could be reached. */
  onIceError(error: RtcError): void;
  /** No TURN server has given a relay, and none will. */
  onNoRelay(): void;
  /** The other side is not heard of, although the browser knows of no trouble. Repeated while it lasts. */
  onSilence(): void;
  /** It is heard of again. */
  onReturn(): void;
  /** Video arrives that can not be decoded (`false`); it can again (`true`). */
  onDecoding(decodes: boolean): void;
  /** It broke, or the other side is gone without a goodbye. */
  onLost(error: Error | null): void;
}

/** One browser connection and everything that lives and dies with it. */
export interface Link {
  readonly pc: RTCPeerConnection;
  /** True once it has been connected. */
  readonly everConnected: boolean;
  /** When a search for another path began last, by `performance.now()`. Asking the other side for one is none. */
  readonly searchedAt: number;
  /** What the TURN servers complain about. */
  readonly iceError: RtcError | null;
  /** Which ICE servers this browser did not take. */
  readonly refusal: RtcError | null;
  accept(signal: Signal): void;
  /** Whether it is an offer of the other side that looks for another path. */
  isSearch(signal: Signal): boolean;
  setStreams(streams: readonly MediaStream[]): void;
  setLimits(limitsOf: LimitsOf): void;
  send(data: PeerData): void;
  /** The network is gone: no pictures until the other side is heard of again. */
  pause(): void;
  /** Looks for another path. */
  restartIce(): void;
  close(): void;
}

/** Opens a connection; the initiator's offer follows at once. */
export function createLink(options: LinkOptions): Link {
  let everConnected = false;
  let closed = false;
  let searchedAt = -Infinity;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let decodeWatch: DecodeWatch | undefined;
  const batch = createSignalBatch(
    (signals) => options.onSignals(signals),
    // Later ones mostly take the data channel, which costs nothing; and who looks for a new path is in a hurry.
    () => options.isThrifty() && !everConnected,
  );
  const remote = createRemoteStreams((streams) => options.onRemoteStreams(streams));
  const events: ConnectionEvents = {
    onSignal: (signal) => batch.add(signal),
    onGathered: () => batch.flush(),
    onTrack: (_track, streams) => remote.add(streams),
    onData: (data) => options.onData(data),
    onStateChange: (state) => options.onStateChange(state),
    onConnect() {
      everConnected = true;
      decodeWatch = watchDecoding(connection.pc, (decodes) => options.onDecoding(decodes));
      pc.sctp?.transport.iceTransport.addEventListener('selectedcandidatepairchange', refresh);
      options.onConnect();
    },
    onClose(error) {
      heartbeat.stop();
      clearTimeout(refreshTimer);
      decodeWatch?.stop();
      options.onLost(error);
    },
  };
  const { initiator, iceTransportPolicy } = options;
  const { value: connection, error: refusal } = withAcceptedServers(
    options.iceServers,
    (iceServers) => new Connection({ initiator, iceServers, iceTransportPolicy, events }),
  );
  const { pc } = connection;
  const preferCodecs = () => preferVideoCodecs(pc, options.videoCodecs);
  const local = createLocalStreams(pc, () => connection.renegotiate());
  // A path that has failed takes pictures for a while yet. The other side would ask for them again on the next
  // one, and having waited for them, take all that follows for seconds too early.
  let pausedAt = -Infinity;
  const pause = () => {
    pausedAt = performance.now();
    local.pause(true);
  };
  const resume = () => {
    // A beat may still have been under way.
    if (performance.now() > pausedAt + PAUSE_MS) local.pause(false);
  };

  // What was lost on a path that failed is missed by all that follows; the other side asks for a whole picture
  // only at its next look, up to 3 s later.
  const refresh = () => {
    resume();
    local.refresh();
    clearTimeout(refreshTimer);
    // The other side may have been a moment behind, or still on the path before.
    refreshTimer = setTimeout(() => local.refresh(), REFRESH_AGAIN_MS);
  };
  const heartbeat = createHeartbeat(pc, {
    onSilence() {
      pause();
      options.onSilence();
    },
    onReturn: () => options.onReturn(),
    onBeat(gap) {
      resume();
      if (gap) refresh();
    },
  });
  const iceErrors = watchIceErrors(pc, {
    onError: (error) => options.onIceError(error),
    onNoRelay: () => options.onNoRelay(),
  });
  const renewal = createIceRenewal({ remainingMs: () => options.remainingMs(), renew: () => void renewServers() });
  renewal.schedule();
  // Before the answer to an offer that has just been taken.
  pc.addEventListener('signalingstatechange', () => pc.signalingState === 'have-remote-offer' && preferCodecs());

  const isSearch = (signal: Signal) => signal.type === 'offer' && connection.isIceRestart(signal);
  const gate = createSignalGate({
    // Whoever answers gathers anew too, like whoever is asked to search, and needs credentials that are good now.
    needsPreparation: (signal) => signal.type === 'restart' || isSearch(signal),
    prepare: renewServers,
    pass(signal) {
      if (signal.type === 'restart' || isSearch(signal)) searchedAt = performance.now();
      if (connection.accept(signal)) options.onAccepted(signal);
    },
  });

  async function renewServers() {
    const { iceServers, error } = await options.renewIceServers();
    if (closed || pc.signalingState === 'closed') return;
    renewal.schedule();
    // Rather servers from before than none.
    if (error && iceServers.length === 0) return;
    withAcceptedServers(iceServers, (accepted) => {
      pc.setConfiguration({ ...pc.getConfiguration(), iceServers: accepted });
    });
  }

  return {
    pc,
    get everConnected() {
      return everConnected;
    },
    get searchedAt() {
      return searchedAt;
    },
    get iceError() {
      return iceErrors.error;
    },
    refusal,
    accept: (signal) => gate.add(signal),
    isSearch,
    setStreams(streams) {
      local.set(streams);
      preferCodecs();
    },
    pause,
    setLimits: (limitsOf) => local.limit(limitsOf),
    send(data) {
      // A channel that is closing takes nothing; the end follows at once.
      if (connection.connected) connection.send(data as string | Uint8Array);
    },
    restartIce() {
      if (options.initiator) searchedAt = performance.now();
      void renewServers().then(() => connection.restartIce());
    },
    close() {
      closed = true;
      renewal.stop();
      gate.close();
      clearTimeout(refreshTimer);
      batch.dispose();
      heartbeat.stop();
      decodeWatch?.stop();
      iceErrors.stop();
      local.dispose();
      remote.dispose();
      connection.close();
    },
  };
}
