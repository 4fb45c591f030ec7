import type { Environment } from '../environment/environment';
import { toRtcError, type RtcError } from '../errors';
import { isSameFormat, type AudioFormat } from './audioFormat';
import { createCandidateBatch } from './candidateBatch';
import type { ConnectionEvents, ConnectionOptions } from './connection';
import { loadConnectionWatch } from './connectionWatchLoader';
import { createHeartbeat } from './heartbeat';
import { watchIceErrors } from './iceErrors';
import { createIceRenewal } from './iceRenewal';
import { withAcceptedServers } from './iceServerList';
import type { ResolvedIceServers } from './iceServers';
import { createLocalStreams, type LimitsOf } from './localStreams';
import type { PeerData } from './outgoingData';
import { createRemoteStreams } from './remoteStreams';
import type { Signal } from './signal';
import { createSignalQueue } from './signalQueue';
import { createConnection } from './simplePeerConnection';
import { preferVideoCodecs } from './videoCodecs';
import { createVideoPause } from './videoPause';

/** How to make a transport. */
export interface PeerTransportOptions {
  initiator: boolean;
  environment: Environment;
  iceServers: RTCIceServer[];
  iceTransportPolicy: RTCIceTransportPolicy;
  /** @default a new one */
  makeConnection?: ConnectionOptions['makeConnection'];
  /** In order of preference; empty: the browser's. */
  videoCodecs: readonly string[];
  /** Ends it: nothing is told any more, and the browser's connection is closed. */
  signal: AbortSignal;
  /** The same servers with credentials that are good now; asked before each ICE restart. */
  renewIceServers(): Promise<ResolvedIceServers>;
  /** For how long what was answered last is good, in ms; null: nobody knows. */
  remainingMs(): number | null;
  /** Whether messages are to be saved, even if it takes a moment longer. */
  savesMessages(): boolean;
  /** Hears what happens. */
  emit(event: PeerTransportEvent): void;
}

/** What happens to a connection. */
export type PeerTransportEvent =
  /** A batch for the other side. */
  | { type: 'signals'; signals: Signal[] }
  /** A signal of the other side fit, and was taken. */
  | { type: 'accepted'; signal: Signal }
  | { type: 'remoteStreams'; streams: readonly MediaStream[] }
  | { type: 'data'; data: string | ArrayBuffer }
  /** Connected for the first time; data can be sent. */
  | { type: 'connect' }
  | { type: 'stateChange'; state: RTCPeerConnectionState }
  /** Something stands in the way, or is not as it was asked for. */
  | { type: 'problem'; error: RtcError }
  /** No TURN server has given a relay, and none will. */
  | { type: 'noRelay' }
  /** The other side is not heard of, although the browser knows of no trouble; it is heard of again. */
  | { type: 'silent' }
  | { type: 'restored' }
  /** Whether the video that arrives can be decoded. */
  | { type: 'decoding'; decodes: boolean }
  /** It broke, or the other side is gone without a goodbye. */
  | { type: 'lost'; error: Error | null };

/** One browser connection and everything that lives and dies with it. */
export interface PeerTransport {
  readonly pc: RTCPeerConnection;
  /** What the TURN servers complain about. */
  readonly iceError: RtcError | null;
  /** Whether something of the other side arrives. */
  readonly isAlive: boolean;
  accept(signal: Signal): void;
  /** Whether it is an offer of the other side that looks for another path. */
  isIceRestart(signal: Signal): boolean;
  setStreams(streams: readonly MediaStream[]): void;
  setLimits(limitsOf: LimitsOf): void;
  /** Sends audio in this format; another one than before is negotiated. */
  setAudioFormat(format: AudioFormat | null): void;
  send(data: PeerData): void;
  /** The network is gone: no video until the other side is heard of again. */
  pauseVideo(): void;
  restartIce(): void;
  /** Whether video waits, so that audio and other connections come first. */
  holdVideo(held: boolean): void;
}

/** Opens a connection; the initiator's offer follows at once. */
export function createPeerTransport(options: PeerTransportOptions): PeerTransport {
  const { environment, initiator, signal, iceTransportPolicy } = options;
  let hasConnected = false;
  const emit = (event: PeerTransportEvent) => !signal.aborted && options.emit(event);
  const batch = createCandidateBatch(
    environment,
    (signals) => emit({ type: 'signals', signals }),
    // Later ones mostly take the data channel, which costs nothing; and an ICE restart can't wait.
    () => options.savesMessages() && !hasConnected,
  );
  const remote = createRemoteStreams((streams) => emit({ type: 'remoteStreams', streams }));
  const events: ConnectionEvents = {
    onSignal: (each) => batch.add(each),
    onGathered: () => batch.flush(),
    onTrack: (_track, streams) => remote.add(streams),
    onData: (data) => emit({ type: 'data', data }),
    onStateChange: (state) => emit({ type: 'stateChange', state }),
    onConnect() {
      hasConnected = true;
      void loadConnectionWatch(
        pc,
        environment,
        {
          onDecoding: (decodes) => emit({ type: 'decoding', decodes }),
          onHeldBack: local.raise,
          onError: (error) => emit({ type: 'problem', error }),
        },
        signal,
      );
      pc.sctp?.transport.iceTransport.addEventListener('selectedcandidatepairchange', video.refresh, { signal });
      emit({ type: 'connect' });
    },
    onClose: (error) => emit({ type: 'lost', error }),
  };
  const { value: connection, error: refusal } = withAcceptedServers(options.iceServers, (iceServers) =>
    createConnection({ initiator, iceServers, iceTransportPolicy, makeConnection: options.makeConnection, events }),
  );
  const { pc } = connection;
  let audioFormat: AudioFormat | null = null;
  const local = createLocalStreams(pc, () => connection.renegotiate());
  const video = createVideoPause(local, environment);
  const heartbeat = createHeartbeat(pc, environment, signal, {
    onTimeout: () => emit({ type: 'silent' }),
    onRestored: () => emit({ type: 'restored' }),
    onBeat: video.onBeat,
  });
  const iceErrors = watchIceErrors(pc, environment, {
    onError: (error) => emit({ type: 'problem', error }),
    onNoRelay: () => emit({ type: 'noRelay' }),
  });
  const renewal = createIceRenewal({
    clock: environment,
    remainingMs: () => options.remainingMs(),
    renew: () => void renewServers(),
  });
  renewal.schedule();

  function preferCodecs() {
    try {
      preferVideoCodecs(pc, options.videoCodecs);
    } catch (cause) {
      // Without its order of codecs it connects all the same.
      emit({ type: 'problem', error: toRtcError(cause, 'not-supported', 'The order of video codecs was not taken.') });
    }
  }
  // Before the answer to an offer that has just been taken.
  pc.addEventListener('signalingstatechange', () => pc.signalingState === 'have-remote-offer' && preferCodecs(), { signal });

  const isIceRestart = (each: Signal) => each.type === 'offer' && connection.isIceRestart(each);
  const queue = createSignalQueue({
    // An answer gathers anew too, like a restart that was asked for, and needs credentials that are good now.
    needsPreparation: (each) => each.type === 'restart' || isIceRestart(each),
    prepare: renewServers,
    pass: (each) => connection.accept(each) && emit({ type: 'accepted', signal: each }),
    onError: (cause) => emit({ type: 'problem', error: toRtcError(cause, 'turn-unreachable') }),
  });

  async function renewServers() {
    const { iceServers, error } = await options.renewIceServers();
    if (signal.aborted || pc.signalingState === 'closed') return;
    renewal.schedule();
    // Rather servers from before than none; and the same where the browser can't change them (Firefox before 119).
    if ((error && iceServers.length === 0) || !('setConfiguration' in pc)) return;
    try {
      withAcceptedServers(iceServers, (accepted) => {
        pc.setConfiguration({ ...pc.getConfiguration(), iceServers: accepted });
      });
    } catch (cause) {
      emit({ type: 'problem', error: toRtcError(cause, 'ice-server-invalid', 'The ICE servers could not be renewed.') });
    }
  }

  signal.addEventListener('abort', () => {
    renewal.stop();
    queue.close();
    batch.dispose();
    video.dispose();
    iceErrors.stop();
    local.dispose();
    remote.dispose();
    connection.close();
  });
  if (refusal) emit({ type: 'problem', error: refusal });

  return {
    pc,
    get iceError() {
      return iceErrors.error;
    },
    get isAlive() {
      return heartbeat.isAlive;
    },
    accept: (each) => queue.add(each),
    isIceRestart,
    setStreams(streams) {
      local.set(streams);
      preferCodecs();
    },
    setLimits: (limitsOf) => local.limit(limitsOf),
    setAudioFormat(format) {
      if (isSameFormat(format, audioFormat)) return;
      audioFormat = format;
      connection.setAudioFormat(format);
      local.limitAudio(format?.maxKbps ?? null);
      // Before the first one there is nothing to change.
      if (pc.remoteDescription) connection.renegotiate();
    },
    send(data) {
      // A channel that is closing takes nothing; the end follows at once.
      if (connection.connected) connection.send(data as string | Uint8Array);
    },
    pauseVideo: video.pause,
    holdVideo: (held) => local.pause('audioFirst', held),
    restartIce: () => void renewServers().then(() => connection.restartIce()),
  };
}
