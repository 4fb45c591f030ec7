import { RtcError } from '../errors';

/** What the STUN and TURN servers of a connection complain about. */
export interface IceErrors {
  /** The gravest complaint so far: a credential that was refused, else a TURN server that does not answer. */
  readonly error: RtcError | null;
  stop(): void;
}

/** The authorization was refused: STUN's code for it, RFC 8489. */
const UNAUTHORIZED = 401;
/** Codes from here on are the browser's: no answer, no route, no name. */
const UNREACHABLE = 700;

/** Listens to a connection's ICE servers; `onError` is called when `error` becomes another one. */
export function watchIceErrors(pc: RTCPeerConnection, onError: (error: RtcError) => void): IceErrors {
  let error: RtcError | null = null;

  function onIceError({ errorCode, errorText, url }: RTCPeerConnectionIceErrorEvent) {
    if (!url.startsWith('turn')) return; // Without a STUN server fewer calls connect, but many do.
    const text = `${url} answered: ${errorText} (${errorCode})`;
    if (errorCode === UNAUTHORIZED && error?.code !== 'turn-unauthorized') {
      error = new RtcError('turn-unauthorized', text);
      onError(error);
    } else if (errorCode >= UNREACHABLE && error === null) {
      error = new RtcError('turn-unreachable', text);
      onError(error);
    }
  }

  pc.addEventListener('icecandidateerror', onIceError);
  return {
    get error() {
      return error;
    },
    stop: () => pc.removeEventListener('icecandidateerror', onIceError),
  };
}
