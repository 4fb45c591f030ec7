import { HttpError } from '../http/httpError';
import { within } from '../http/within';
import { isRecord } from '../isRecord';
import type { ChannelsApp } from './channelsApp';

/** How long the signaling server may take, in ms; the `pusher` package sets no limit of its own. */
const TIMEOUT_MS = 3000;

/**
 * The ids of who is in a presence channel now. Throws an `HttpError` (503) if the server won't say, or not within 3 s.
 * Asks once more where there was no answer at all: a connection that was kept open may be closed by the other side
 * just then.
 */
export async function membersOf(app: Pick<ChannelsApp, 'get'>, channel: string): Promise<ReadonlySet<string>> {
  try {
    return await within(TIMEOUT_MS, ask(app, channel));
  } catch (cause) {
    // Pusher answers an empty list for a channel that nobody is in; Laravel Reverb answers 404.
    if (statusOf(cause) === 404) return new Set();
    throw new HttpError(503, 'signaling-unavailable', 'The signaling server could not be asked. Try again.', {
      cause,
    });
  }
}

async function ask(app: Pick<ChannelsApp, 'get'>, channel: string): Promise<Set<string>> {
  const get = () => app.get({ path: `/channels/${channel}/users` });
  const response = await get().catch((error: unknown) => {
    if (statusOf(error) !== undefined) throw error;
    return get();
  });
  return readIds(await response.json());
}

function readIds(body: unknown): Set<string> {
  const users: unknown = isRecord(body) ? body['users'] : undefined;
  if (!Array.isArray(users)) throw new TypeError('The answer to a query for users holds no list of users.');
  return new Set(users.map((user: unknown) => (isRecord(user) ? String(user['id']) : '')));
}

function statusOf(error: unknown): unknown {
  return isRecord(error) ? error['status'] : undefined;
}
