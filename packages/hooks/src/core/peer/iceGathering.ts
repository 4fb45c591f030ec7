import type { Clock } from '../environment/clock';

/** What a STUN or TURN server answered instead of an address, as `icecandidateerror` tells it. */
export interface IceServerError {
  readonly url: string;
  /** STUN's code (RFC 8489), such as 401; from 700 on the browser's: no answer, no route, no name. */
  readonly code: number;
}

/** What came of gathering, since it last began. */
export interface IceGathering {
  readonly errors: readonly IceServerError[];
  /** When the first candidate of each type came, in ms since gathering began. */
  readonly firstAfterMs: Readonly<Partial<Record<RTCIceCandidateType, number>>>;
}

/** How many errors are kept of one connection: one for each server and each of the machine's addresses, at the most. */
const MAX_KEPT = 64;

const kept = new WeakMap<RTCPeerConnection, IceGathering>();

/** Keeps what comes of a connection's gathering, from now on and as long as the connection is there. */
export function keepIceGathering(pc: RTCPeerConnection, clock: Pick<Clock, 'now'>): void {
  if (kept.has(pc)) return;
  let startedAt = clock.now();
  let errors: IceServerError[] = [];
  let firstAfterMs: IceGathering['firstAfterMs'] = {};
  const keep = () => kept.set(pc, { errors, firstAfterMs });
  keep();
  pc.addEventListener('icecandidateerror', ({ url, errorCode: code }) => {
    if (errors.length < MAX_KEPT) errors.push({ url, code });
  });
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type) firstAfterMs = { [candidate.type]: clock.now() - startedAt, ...firstAfterMs };
    keep();
  });
  pc.addEventListener('icegatheringstatechange', () => {
    if (pc.iceGatheringState !== 'gathering') return;
    // An ICE restart asks the servers anew.
    startedAt = clock.now();
    [errors, firstAfterMs] = [[], {}];
    keep();
  });
}

/** What came of a connection's gathering, since it last began; undefined where it was not kept. */
export const iceGatheringOf = (pc: RTCPeerConnection): IceGathering | undefined => kept.get(pc);
