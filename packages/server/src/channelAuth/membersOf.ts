import { HttpError } from '../http/httpError';
import type { ChannelsApp } from './channelsApp';

/**
 * The ids of who is in a presence channel now. Throws an `HttpError` (503) if the server won't say. Asks once more
 * where there was no answer at all: a connection that was kept open may be closed by the other side just then.
 */
export async function membersOf(app: ChannelsApp, channel: string): Promise<ReadonlySet<string>> {
  try {
    const ask = () => app.get({ path: `/channels/${channel}/users` });
    const response = await ask().catch((error: unknown) => {
      if (statusOf(error) !== undefined) throw error;
      return ask();
    });
    return readIds(await response.json());
  } catch (cause) {
    // Pusher answers an empty list for a channel that nobody is in; Laravel Reverb answers 404.
    if (statusOf(cause) === 404) return new Set();
    throw new HttpError(503, 'signaling-unavailable', 'The signaling server could not be asked. Try again.', {
      cause,
    });
  }
}

function readIds(body: unknown): Set<string> {
  const users: unknown = isRecord(body) ? body['users'] : undefined;
  if (!Array.isArray(users)) throw new TypeError('The answer to a query for users holds no list of users.');
  return new Set(users.map((user: unknown) => (isRecord(user) ? String(user['id']) : '')));
}

function statusOf(error: unknown): unknown {
  return isRecord(error) ? error['status'] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
