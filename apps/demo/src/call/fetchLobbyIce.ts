import type { IceServersAnswer } from '@visavis/hooks';
import { fetchConfig } from './fetchConfig';
import { fetchIceServers } from './fetchIceServers';

/** How long the server may take to say who one is, in ms. */
const TIMEOUT_MS = 4000;

/** The servers that a call in `room` would use, before one is in it. Rejects with an `RtcError`, or when it is late. */
export async function fetchLobbyIce(room: string): Promise<IceServersAnswer> {
  const { roomToken, iceServerUrls } = await fetchConfig(room, AbortSignal.timeout(TIMEOUT_MS));
  if (roomToken === null || iceServerUrls.length === 0) return { iceServers: [] };
  return fetchIceServers({ room, token: roomToken, check: true });
}
