/** What a STUN or TURN server answered instead of an address, as `icecandidateerror` tells it. */
export interface IceServerError {
  readonly url: string;
  /** STUN's code (RFC 8489), such as 401; from 700 on the browser's: no answer, no route, no name. */
  readonly code: number;
}

/** How many are kept of one connection: one for each server and each of the machine's addresses, at the most. */
const MAX_KEPT = 64;

const kept = new WeakMap<RTCPeerConnection, IceServerError[]>();

/** Keeps what the servers of a connection answer, from now on and as long as the connection is there. */
export function keepIceServerErrors(pc: RTCPeerConnection): void {
  if (kept.has(pc)) return;
  const errors: IceServerError[] = [];
  kept.set(pc, errors);
  pc.addEventListener('icecandidateerror', ({ url, errorCode: code }) => {
    if (errors.length < MAX_KEPT) errors.push({ url, code });
  });
  pc.addEventListener('icegatheringstatechange', () => {
    // An ICE restart asks them anew.
    if (pc.iceGatheringState === 'gathering') errors.length = 0;
  });
}

/** What the servers of a connection have answered since it last began to gather. */
export const iceServerErrorsOf = (pc: RTCPeerConnection): readonly IceServerError[] => kept.get(pc) ?? [];
