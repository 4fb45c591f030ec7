import { RtcError, type IceServersAnswer } from '@visavis/hooks';
import { clientSecretHeader } from '../config/clientSecretHeader';

/** How long it may take, in ms. A request that hangs would keep a connection from those after it. */
const TIMEOUT_MS = 4000;

/** What `GET /api/ice` answers. */
export interface HandedOutIce extends IceServersAnswer {
  /** Where servers are missing, and why; in English, for the person who deployed this. */
  problems?: readonly { readonly code: string; readonly message: string }[];
}

/** Who asks, and what for. */
export interface IceRequest {
  room: string;
  token: string;
  /** Proves which member of the room it is; without it there are no relays. */
  clientSecret?: string;
  /** Asks for relays to check them before one is a member; granted a few times. */
  check?: boolean;
}

/** STUN and TURN servers with fresh credentials, and for how long these are good. Rejects with an `RtcError`. */
export async function fetchIceServers({ room, token, clientSecret, check }: IceRequest): Promise<HandedOutIce> {
  const query = new URLSearchParams({ room, ...(check && { check: '1' }) });
  const response = await fetch(`/api/ice?${query}`, {
    headers: { authorization: `Bearer ${token}`, ...(clientSecret && { [clientSecretHeader]: clientSecret }) },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    const { status } = response;
    throw new RtcError('turn-unreachable', `No ICE servers were handed out (status ${status}).`, { cause: { status } });
  }
  return (await response.json()) as HandedOutIce;
}
