import { RtcError } from '@visavis/hooks';

/** STUN and TURN servers with fresh credentials. Rejects with an `RtcError`. */
export async function fetchIceServers(room: string, token: string): Promise<RTCIceServer[]> {
  const response = await fetch(`/api/ice?room=${encodeURIComponent(room)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw new RtcError('turn-unreachable', `No ICE servers were handed out (status ${response.status}).`);
  }
  const { iceServers } = (await response.json()) as { iceServers: RTCIceServer[] };
  return iceServers;
}
