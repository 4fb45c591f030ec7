import { RtcError } from '../errors';
import { gather } from './gather';

/** What this machine itself has to connect from. */
export interface IceHostCheck {
  readonly status: 'waiting' | 'running' | 'ok' | 'failed';
  /** How long the browser took, in ms; null before it is there. */
  readonly ms: number | null;
  /** How many addresses there are for UDP; TCP between two browsers is seldom of use. */
  readonly udp: number;
  readonly tcp: number;
  /** Whether the browser hides them behind names (mDNS), as it does on pages without a camera or a microphone. */
  readonly hidden: boolean;
  readonly error: RtcError | null;
}

/** Before it is known. */
export const unknownHost: IceHostCheck = { status: 'waiting', ms: null, udp: 0, tcp: 0, hidden: false, error: null };

/** How long a machine may take to find its own addresses, in ms. */
const TIMEOUT_MS = 2000;

/** Finds out what this machine has. */
export async function checkHost(signal: AbortSignal): Promise<IceHostCheck> {
  let lastMs = 0;
  const { candidates } = await gather({
    iceServers: [],
    timeoutMs: TIMEOUT_MS,
    signal,
    onCandidate: (_candidate, ms) => (lastMs = ms),
  });
  const udp = candidates.filter(({ protocol }) => protocol === 'udp').length;
  const text = 'The browser has no address to connect from: no network, or a setting or an extension forbids it.';
  return {
    status: udp > 0 ? 'ok' : 'failed',
    ms: lastMs,
    udp,
    tcp: candidates.length - udp,
    hidden: candidates.some(isHidden),
    error: udp > 0 ? null : new RtcError('peer-failed', text),
  };
}

/** Whether an address of this machine is given by a name that says nothing. */
export const isHidden = ({ address }: Pick<RTCIceCandidate, 'address'>): boolean =>
  address === null || address.endsWith('.local');
