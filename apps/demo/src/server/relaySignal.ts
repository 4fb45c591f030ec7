import { createSignalRelay, type RequestHandler } from '@visavis/server';
import { readAddressHeader } from './addressHeader';
import { authorizeByToken } from './authorizeChannel';
import { connectPusher } from './connectPusher';
import { keepFor } from './keepFor';
import { logError } from './logError';
import { openStore } from './openStore';
import { readPusherSettings, type Environment } from './pusherSettings';
import { replyError } from './reply';
import { isRoomSecretUsable } from './roomTokens';

/**
 * Publishes a signal for a member of a room: for Pusher apps in which client events are off, as they are in a new one.
 *
 * Answers as `createSignalRelay` does, and beyond that 401 `room-token-expired` and 503 `not-set-up`.
 */
export async function relaySignal(request: Request, env: Environment): Promise<Response> {
  const handler = handlerFor(env);
  return handler
    ? handler(request)
    : replyError(503, 'not-set-up', 'There is no signaling here. GET /api/config says what it lacks.');
}

const handlerFor = keepFor((env): RequestHandler | null => {
  const { settings } = readPusherSettings(env);
  if (!settings || !isRoomSecretUsable(env)) return null;
  const addressHeader = readAddressHeader(env);
  return createSignalRelay({
    pusher: connectPusher(settings),
    store: openStore(env),
    ...(addressHeader && { addressHeader }),
    onError: logError,
    authorize: authorizeByToken(env),
  });
});
