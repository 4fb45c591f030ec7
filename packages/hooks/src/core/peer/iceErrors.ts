import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import { keepIceGathering } from './iceGathering';

/** What the STUN and TURN servers of a connection complain about. */
export interface IceErrors {
  /** The gravest complaint: a refused credential, a refused request, no TURN server that could be reached. */
  readonly error: RtcError | null;
  stop(): void;
}

/** What to listen for. */
export interface IceErrorEvents {
  /** `error` became another one. */
  onError(error: RtcError): void;
  /** No TURN server has given a relay, and none will: who may use nothing else need not wait any longer. */
  onNoRelay(): void;
}

/** The authorization was refused: STUN's code for it, RFC 8489. */
const UNAUTHORIZED = 401;
/** Codes from here on are the browser's: no answer, no route, no name. */
const UNREACHABLE = 700;
/** How long a relay may be in coming, in ms; browsers wait for a silent server for 40 s, or for ever. */
const RELAY_MS = 10_000;

/** What an `icecandidateerror` of a TURN server means. */
export function toTurnError({ url, errorCode, errorText }: RTCPeerConnectionIceErrorEvent): RtcError {
  const text = `${url} answered: ${errorText || 'nothing'} (${errorCode})`;
  if (errorCode === UNAUTHORIZED) return new RtcError('turn-unauthorized', text);
  if (errorCode >= UNREACHABLE) {
    return new RtcError('turn-unreachable', `${url} can not be reached: ${errorText || 'no reason given'} (${errorCode})`);
  }
  return new RtcError('turn-refused', text);
}

const gravity = (error: RtcError | null) =>
  error ? ['turn-unreachable', 'turn-refused', 'turn-unauthorized'].indexOf(error.code) : -1;

/** Listens to a connection's ICE servers. */
export function watchIceErrors(pc: RTCPeerConnection, clock: Clock, { onError, onNoRelay }: IceErrorEvents): IceErrors {
  let error: RtcError | null = null;
  // With two addresses behind one name, the one that can't be reached says nothing about the other.
  let unreachable: RtcError | null = null;
  let hasRelay = false;
  let timer: unknown;

  function complain(next: RtcError) {
    if (gravity(next) <= gravity(error)) return;
    error = next;
    onError(next);
  }

  function onIceError(event: RTCPeerConnectionIceErrorEvent) {
    if (!event.url.startsWith('turn')) return; // Without a STUN server fewer calls connect, but many do.
    const next = toTurnError(event);
    if (next.code === 'turn-unreachable') unreachable ??= next;
    else complain(next);
  }

  function onCandidate({ candidate }: RTCPeerConnectionIceEvent) {
    if (candidate?.type !== 'relay') return;
    hasRelay = true;
    clock.clearTimer(timer);
  }

  function onGathering() {
    if (hasRelay) return;
    clock.clearTimer(timer);
    if (pc.iceGatheringState === 'gathering') timer = clock.setTimer(giveUp, RELAY_MS);
    else if (pc.iceGatheringState === 'complete') giveUp();
  }

  function giveUp() {
    if (unreachable) complain(unreachable);
    onNoRelay();
  }

  keepIceGathering(pc, clock);
  pc.addEventListener('icecandidateerror', onIceError);
  pc.addEventListener('icecandidate', onCandidate);
  pc.addEventListener('icegatheringstatechange', onGathering);
  return {
    get error() {
      return error ?? (hasRelay ? null : unreachable);
    },
    stop() {
      clock.clearTimer(timer);
      pc.removeEventListener('icecandidateerror', onIceError);
      pc.removeEventListener('icecandidate', onCandidate);
      pc.removeEventListener('icegatheringstatechange', onGathering);
    },
  };
}
