import { RtcError, type IceServersAnswer } from '@visavis/hooks';

/** How long it may take, in ms. A request that hangs would keep a connection from those after it. */
const TIMEOUT_MS = 4000;

/** What `GET /api/ice` answers. */
export interface HandedOutIce extends IceServersAnswer {
  /** Where servers are missing, and why; in English, for whoever deployed this. */
  problems?: readonly { readonly code: string; readonly message: string }[];
}

/** STUN and TURN servers with fresh credentials, and for how long these are good. Rejects with an `RtcError`. */
export async function fetchIceServers(room: string, token: string): Promise<HandedOutIce> {
  const response = await fetch(`/api/ice?room=${encodeURIComponent(room)}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new RtcError('turn-unreachable', `No ICE servers were handed out (status ${response.status}).`);
  }
  return (await response.json()) as HandedOutIce;
}
