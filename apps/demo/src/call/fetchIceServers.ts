import { RtcError } from '@visavis/hooks';

/** How long it may take, in ms. A request that hangs would keep a connection from those after it. */
const TIMEOUT_MS = 4000;

/** STUN and TURN servers with fresh credentials. Rejects with an `RtcError`. */
export async function fetchIceServers(room: string, token: string): Promise<RTCIceServer[]> {
  const response = await fetch(`/api/ice?room=${encodeURIComponent(room)}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new RtcError('turn-unreachable', `No ICE servers were handed out (status ${response.status}).`);
  }
  const { iceServers } = (await response.json()) as { iceServers: RTCIceServer[] };
  return iceServers;
}
