import type { Environment } from '../environment/environment';
import { RtcError, toRtcError } from '../errors';
import { watchIceErrors, type IceErrors } from '../peer/iceErrors';
import { hasTurn, readIceServers, withAcceptedServers } from '../peer/iceServerList';
import type { IceServersCache } from '../peer/iceServers';
import type { Signal } from '../peer/signal';
import { preferVideoCodecs } from '../peer/videoCodecs';
import { checkAnswer } from './answerCheck';
import type { HttpSettings } from './httpRequest';
import { isRefusal, openHttpSession, type HttpSession } from './httpSession';
import type { Media } from './media';
import { createMediaHeartbeat, type MediaHeartbeat } from './mediaHeartbeat';
import { configureServers, describe, setRemote, watchTransport, withdrawOffer } from './negotiate';
import { refuse, type Refusal } from './refusal';
import { attributeOf, bundledSection, candidatesOf } from './sdp';
import { applyFragment, writeFragment } from './sdpFragment';
import { createTrickle } from './trickle';

/** How long a path may take where the server has named relays only with its answer, in ms, before they are asked. */
const RELAY_AFTER_MS = 2000;

/** What happens to a connection to a server. */
export type MediaConnectionEvent =
  | { type: 'made' }
  | { type: 'signal'; direction: 'sent' | 'received'; signal: Signal }
  | { type: 'stateChange'; state: RTCPeerConnectionState }
  | { type: 'silent' }
  | { type: 'restored' }
  | { type: 'problem'; error: RtcError }
  /** There is no session, or none that can be used. */
  | { type: 'refused'; refusal: Refusal }
  /** The session or its connection is gone. */
  | { type: 'lost'; error: RtcError }
  /** Another path is to be looked for. */
  | { type: 'restartWanted' }
  /** The server restarts no ICE: only another session helps. */
  | { type: 'restartRefused' };

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
  /** The end of the session before, which may be in this one's way. */
  previous: Promise<unknown>;
  /** Ends it: nothing is told any more, and the browser's connection is closed. */
  signal: AbortSignal;
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

/** Makes a connection, opens a session with it, and looks for a path. */
export function openMediaConnection(options: MediaConnectionOptions): MediaConnection {
  const { environment, media, signal } = options;
  let pc: RTCPeerConnection | null = null;
  let session: HttpSession | null = null;
  let heartbeat: MediaHeartbeat | null = null;
  let iceErrors: IceErrors | null = null;
  let ending: Promise<void> | null = null;
  let restarts = 0;

  const emit = (event: MediaConnectionEvent) => !signal.aborted && options.emit(event);
  const note = (direction: 'sent' | 'received', each: Signal) => emit({ type: 'signal', direction, signal: each });
  const isGathered = () => pc?.iceGatheringState === 'complete';
  const trickle = createTrickle({
    clock: environment,
    signal,
    async send(candidates, isComplete) {
      for (const candidate of candidates) note('sent', { type: 'candidate', candidate: { candidate, sdpMLineIndex: 0 } });
      const fragment = writeFragment(pc?.localDescription?.sdp ?? '', candidates, isComplete);
      return (await session?.trickle(fragment)) ?? 'lost';
    },
    onTrouble(result) {
      if (result === 'gone') return void emit({ type: 'lost', error: new RtcError('peer-failed', 'The server has ended the session.') });
      const text = 'The server has another ICE session in mind than this page: its ETag is another one.';
      emit({ type: 'problem', error: new RtcError('protocol-mismatch', text) });
      emit({ type: 'restartWanted' });
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
    const result = await openHttpSession(options.http, offer);
    if (isRefusal(result)) return void emit({ type: 'refused', refusal: result });
    session = result;
    // Nobody waits for it any more, but the server has it.
    if (ending || signal.aborted) return result.end();
    note('received', { type: result.isCounterOffer ? 'offer' : 'answer', sdp: result.sdp });
    const refusal = await (result.isCounterOffer ? answerOffer(made, result) : acceptAnswer(made, result, offer));
    if (refusal) return void emit({ type: 'refused', refusal });
    if (!isOwn && options.linked.length === 0) useLinked(made, result.iceServers);
    watchTransport(made, () => emit({ type: 'lost', error: new RtcError('peer-failed', 'The server closed the connection.') }));
  }

  function make(iceServers: RTCIceServer[]): RTCPeerConnection {
    const { iceTransportPolicy, videoCodecs } = options;
    const { value: made, error } = withAcceptedServers(
      iceServers,
      (accepted) => new RTCPeerConnection({ iceServers: accepted, iceTransportPolicy, bundlePolicy: 'max-bundle' }),
    );
    pc = made;
    emit({ type: 'made' });
    media.attach(made);
    preferVideoCodecs(made, videoCodecs);
    made.addEventListener('icecandidate', ({ candidate }) => {
      // An empty one says the same as null: there are no more.
      if (!candidate?.candidate) trickle.add(null);
      else if (candidate.sdpMLineIndex === 0) trickle.add(candidate.candidate);
    });
    made.addEventListener('connectionstatechange', () => {
      if (made.connectionState === 'connected') onConnected(made);
      emit({ type: 'stateChange', state: made.connectionState });
    });
    iceErrors = watchIceErrors(made, environment, {
      onError: (problem) => emit({ type: 'problem', error: problem }),
      onNoRelay: () => undefined,
    });
    signal.addEventListener('abort', () => {
      iceErrors?.stop();
      media.detach();
      made.close();
    });
    if (error) emit({ type: 'problem', error });
    return made;
  }

  function onConnected(made: RTCPeerConnection) {
    if (signal.aborted) return;
    media.settle();
    heartbeat ??= createMediaHeartbeat(made, environment, signal, {
      onTimeout: () => emit({ type: 'silent' }),
      onRestored: () => emit({ type: 'restored' }),
    });
  }

  async function acceptAnswer(made: RTCPeerConnection, { sdp }: HttpSession, offer: string): Promise<Refusal | null> {
    const error = checkAnswer(offer, sdp) ?? (await setRemote(made, 'answer', sdp));
    // All of them once more, since a server may look for them only there, and the end of them.
    trickle.resume([], false);
    return error && refuse(error);
  }

  async function answerOffer(made: RTCPeerConnection, counter: HttpSession): Promise<Refusal | null> {
    await withdrawOffer(made);
    trickle.restart();
    const error = await setRemote(made, 'offer', counter.sdp);
    if (error) return refuse(error);
    const answer = await describe(made, environment);
    note('sent', { type: 'answer', sdp: answer });
    const refusal = await counter.answer(answer);
    trickle.resume(candidatesOf(answer), isGathered());
    return refusal;
  }

  function useLinked(made: RTCPeerConnection, links: readonly unknown[]) {
    const { iceServers, errors } = readIceServers(links);
    for (const error of errors.slice(0, 1)) emit({ type: 'problem', error });
    if (iceServers.length === 0) return;
    options.linked.push(...iceServers);
    configureServers(made, iceServers);
    // The browser asks them only at its next round of gathering.
    if (!hasTurn(iceServers)) return;
    const timer = environment.setTimer(() => !heartbeat && emit({ type: 'restartWanted' }), RELAY_AFTER_MS);
    signal.addEventListener('abort', () => environment.clearTimer(timer));
  }

  async function restart() {
    if (!pc || !session) return;
    // The server is the one to offer there, and can't reach this end.
    if (session.isCounterOffer) return void emit({ type: 'restartRefused' });
    const own = ++restarts;
    const isCurrent = () => own === restarts && !signal.aborted;
    trickle.restart();
    const { iceServers } = await options.servers.resolve();
    if (!isCurrent()) return;
    if (iceServers.length > 0) configureServers(pc, iceServers);
    pc.restartIce();
    const offer = await describe(pc, environment);
    if (!isCurrent()) return;
    note('sent', { type: 'offer', sdp: offer });
    const candidates = candidatesOf(bundledSection(offer));
    const isComplete = isGathered();
    const renewed = await session.restartIce(writeFragment(offer, candidates, isComplete));
    // Of several only the last one counts, RFC 9725, 4.3.3; where the request was lost, another one follows.
    if (!isCurrent() || renewed === 'lost') return;
    const before = pc.currentRemoteDescription?.sdp;
    // A server that takes the request for candidates goes on as it was.
    if (!renewed || !before || renewed.ufrag === attributeOf(before, 'ice-ufrag')) return void emit({ type: 'restartRefused' });
    const answer = applyFragment(before, renewed);
    note('received', { type: 'answer', sdp: answer });
    if (await setRemote(pc, 'answer', answer)) return void emit({ type: 'restartRefused' });
    trickle.resume(candidates, isComplete);
  }

  open().catch((cause: unknown) => emit({ type: 'refused', refusal: refuse(toRtcError(cause, 'peer-failed'), 'retry') }));
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
      restart().catch(() => emit({ type: 'restartRefused' }));
    },
    end: () => (ending ??= session?.end() ?? Promise.resolve()),
  };
}
