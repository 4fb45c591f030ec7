import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import type { createRoom } from './createRoom';

/**
 * The code that runs a room: members, access, sessions, connections. It is needed once the signaling has said who is there, and
 * is fetched before: as `useRoom` is mounted, in a lobby that prepares, as a room is joined.
 */
export const roomCode: Part<{ createRoom: typeof createRoom }> = /* @__PURE__ */ createPart(() => import('./roomParts'));

/** Fetches it. Resolves with why it can't be had. @param code for tests */
export async function loadRoomCode(code = roomCode): Promise<RtcError | null> {
  const part = await code.load();
  return part instanceof RtcError ? part : null;
}
