import { keepHostToken } from '../room/hostToken';

/** How long the server may take, in ms: whoever starts a call should not wait for more. */
const TIMEOUT_MS = 4000;

/**
 * Makes this browser a host of a room whose name the page suggested. Resolves to false where that did not work: the call
 * goes on without a host.
 */
export async function startRoom(room: string, ticket: string): Promise<boolean> {
  try {
    const body = new URLSearchParams({ room, ticket });
    const response = await fetch('/api/rooms', { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return false;
    const { hostToken } = (await response.json()) as { hostToken: string };
    keepHostToken(room, hostToken);
    return true;
  } catch {
    return false;
  }
}
