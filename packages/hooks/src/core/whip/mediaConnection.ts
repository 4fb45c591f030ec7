import { loadChunk } from '../chunk';
import type { Environment } from '../environment/environment';
import { RtcError } from '../errors';
import { watchIceErrors, type IceErrors } from '../peer/iceErrors';
import { withAcceptedServers } from '../peer/iceServerList';
import type { IceServersCache } from '../peer/iceServers';
import type { PeerEvents } from '../peer/peerEvents';
import { preferVideoCodecs } from '../peer/videoCodecs';
import { isRefusal, openHttpSession, type HttpSession, type HttpSettings } from './httpSession';
import type { Media } from './media';
import type { MediaHeartbeat } from './mediaHeartbeat';
import { describe } from './describe';
import { toRefusal, type Refusal } from './refusal';
import { writeFragment } from './sdpFragment';
import { createTrickle } from './trickle';

/** What happens to a connection to a server. */
export type MediaConnectionEvent =
  | { type: 'stateChange'; state: RTCPeerConnectionState }
  | { type: 'silent' }
  | { type: 'restored' }
  | { type: 'problem'; error: RtcError }
  /** There is no session, or none that can be used. */
  | { type: 'refused'; refusal: Refusal }
  /** The session or its connection is gone. */
  | { type: 'lost'; error: RtcError }
  /** Another path is to be looked for. */
  | { type: 'restartRequested' }
  /** The server restarts no ICE: only another session helps. */
  | { type: 'rebuildRequested' };

/** Takes note of what the two sides say to each other. */
export type Note = PeerEvents['note'];

/** What a connection is made of. */
export interface MediaConnectionOptions {
  http: HttpSettings;
  media: Media;
  environment: Environment;
  servers: IceServersCache;
  /** The servers that this server's answers have named, of which there may be more after one. */
  linked: RTCIceServer[];
  iceTransportPolicy: RTCIceTransportPolicy;
  videoCodecs: readonly string[];
  /** The end of the session before, which may be in the way. */
  previous: Promise<unknown>;
  /** Ends it: nothing is told any more, and the browser's connection is closed. */
  signal: AbortSignal;
  /** Takes note of what the two sides say to each other. */
  events: Pick<PeerEvents, 'begin' | 'note'>;
  emit(event: MediaConnectionEvent): void;
}

/** One attempt to connect to a server: one browser connection and one session. */
export interface MediaConnection {
  readonly pc: RTCPeerConnection | null;
  readonly isAlive: boolean;
  /** Why there is no path so far, if that is known. */
  readonly error: RtcError | null;
  restartIce(): void;
  /** Ends the session at the server, now or as soon as it is known. */
  end(): Promise<void>;
}

/** What is needed once there is an answer, in a file that is fetched while the server thinks. @throws RtcError `chunk-unavailable` */
async function loadLater() {
  const part = await loadChunk(() => import('./later'));
  if (part instanceof RtcError) throw part;
  return part;
}

/** Makes a connection, opens a session with it, and looks for a path. */
export function openMediaConnection(options: MediaConnectionOptions): MediaConnection {
  const { environment, media, signal } = options;
  let pc: RTCPeerConnection | null = null;
  let session: HttpSession | null = null;
  let heartbeat: MediaHeartbeat | null = null;
  let iceErrors: IceErrors | null = null;
  let ending: Promise<void> | null = null;
  let restarts = 0;
  let hasConnected = false;

  const emit = (event: MediaConnectionEvent) => !signal.aborted && options.emit(event);
  const note: Note = (...said) => {
    if (!signal.aborted) options.events.note(...said);
  };
  const onEnded = () => void emit({ type: 'lost', error: new RtcError('peer-failed', 'The server has ended the session.') });
  const trickle = createTrickle({
    clock: environment,
    signal,
    async send(candidates, isComplete) {
      for (const candidate of candidates) note('sent', { type: 'candidate', candidate: { candidate, sdpMLineIndex: 0 } });
      const fragment = writeFragment(pc?.localDescription?.sdp ?? '', candidates, isComplete);
      return (await session?.trickle(fragment)) ?? 'lost';
    },
    onTrouble(result) {
      if (result === 'gone') return onEnded();
      emit({ type: 'problem', error: new RtcError('protocol-mismatch', 'The ICE session of the server has another ETag.') });
      emit({ type: 'restartRequested' });
    },
  });

  async function open() {
    const { iceServers, error } = await options.servers.resolve();
    if (signal.aborted) return;
    const isOwn = iceServers.length > 0;
    const made = make(isOwn ? iceServers : options.linked);
    if (error) emit({ type: 'problem', error });
    const offer = await describe(made, environment);
    await options.previous;
    if (signal.aborted) return;
    note('sent', { type: 'offer', sdp: offer });
    const loading = loadLater();
    // What it rejects with is for who waits for it below.
    loading.catch(() => undefined);
    const result = await openHttpSession(options.http, offer);
    if (isRefusal(result)) return void emit({ type: 'refused', refusal: result });
    session = result;
    // Nobody waits for it any more, but the server has it.
    if (ending || signal.aborted) return result.end();
    const part = await loading;
    await part.takeAnswer({ ...options, pc: made, session: result, offer, isOwn, trickle, note, emit, isConnected: () => hasConnected, onEnded });
  }

  function make(iceServers: RTCIceServer[]): RTCPeerConnection {
    const { iceTransportPolicy, videoCodecs } = options;
    const { value: made, error } = withAcceptedServers(
      iceServers,
      (accepted) => new RTCPeerConnection({ iceServers: accepted, iceTransportPolicy, bundlePolicy: 'max-bundle' }),
    );
    pc = made;
    options.events.begin();
    media.attach(made);
    preferVideoCodecs(made, videoCodecs);
    made.addEventListener('icecandidate', ({ candidate }) => {
      // An empty one says the same as null: there are no more.
      if (!candidate?.candidate) trickle.add(null);
      else if (candidate.sdpMLineIndex === 0) trickle.add(candidate.candidate);
    });
    made.addEventListener('connectionstatechange', () => {
      if (made.connectionState === 'connected') onConnected(made).catch(() => undefined); // It was there to connect.
      emit({ type: 'stateChange', state: made.connectionState });
    });
    iceErrors = watchIceErrors(made, environment, {
      onError: (problem) => emit({ type: 'problem', error: problem }),
      onNoRelay() {},
    });
    signal.addEventListener('abort', () => {
      iceErrors?.stop();
      media.detach();
      made.close();
    });
    if (error) emit({ type: 'problem', error });
    return made;
  }

  async function onConnected(made: RTCPeerConnection) {
    if (signal.aborted) return;
    media.settle();
    if (hasConnected) return;
    hasConnected = true;
    const part = await loadLater();
    if (signal.aborted) return;
    heartbeat = part.createMediaHeartbeat(made, environment, signal, emit);
    part.keepSharp(made, environment, signal, (error) => emit({ type: 'problem', error }));
  }

  async function restart() {
    if (!pc || !session) return;
    const own = ++restarts;
    const isCurrent = () => own === restarts && !signal.aborted;
    const part = await loadLater();
    if (!(await part.restartIce({ ...options, pc, session, trickle, note, isCurrent }))) emit({ type: 'rebuildRequested' });
  }

  open().catch(async (cause: unknown) => {
    if (signal.aborted) return;
    emit({ type: 'refused', refusal: await toRefusal(cause, options.http) });
  });
  return {
    get pc() {
      return pc;
    },
    get isAlive() {
      return heartbeat?.isAlive ?? false;
    },
    get error() {
      if (session) return iceErrors?.error ?? null;
      return new RtcError('signaling-unavailable', 'The server has not answered yet.');
    },
    restartIce() {
      // Whatever the browser refuses here, it does not refuse a new connection.
      restart().catch(() => emit({ type: 'rebuildRequested' }));
    },
    end: () => (ending ??= session?.end() ?? Promise.resolve()),
  };
}
