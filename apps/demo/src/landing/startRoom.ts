import { keepHostToken } from '../room/hostToken';

/** How long the server may take, in ms: a person who starts a call should not wait for more. */
const TIMEOUT_MS = 4000;

/**
 * Makes this browser a host of a room whose name the page suggested, which begins open or locked. Resolves to false where that
 * did not work: an open call goes on without a host.
 */
export async function startRoom(room: string, ticket: string, access: 'open' | 'locked'): Promise<boolean> {
  try {
    const body = new URLSearchParams({ room, ticket, access });
    const response = await fetch('/api/rooms', { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return false;
    const { hostToken } = (await response.json()) as { hostToken: string };
    keepHostToken(room, hostToken);
    return true;
  } catch {
    return false;
  }
}
