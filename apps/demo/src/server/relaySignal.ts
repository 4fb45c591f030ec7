import { createSignalRelay, type RequestHandler } from '@visavis/server';
import { connectPusher } from './connectPusher';
import { logError } from './logError';
import { readPusherSettings, type Environment, type PusherSettings } from './pusherSettings';
import { replyError } from './reply';
import { isRoomSecretUsable, roomTokensOf } from './roomTokens';

// Kept from request to request, since it counts what each member posts.
let kept: { settings: string; relay: RequestHandler } | null = null;

/**
 * Publishes a signal for somebody with a token for the room: the way for Pusher apps in which client events
 * are off, as they are in a new one.
 *
 * Answers as `createSignalRelay` does, and beyond that 503 `not-set-up`.
 */
export async function relaySignal(request: Request, env: Environment): Promise<Response> {
  const { settings } = readPusherSettings(env);
  if (!settings || !isRoomSecretUsable(env)) {
    return replyError(503, 'not-set-up', 'There is no signaling here. GET /api/config says what it lacks.');
  }
  const fingerprint = JSON.stringify(settings);
  if (kept?.settings !== fingerprint) kept = { settings: fingerprint, relay: makeRelay(settings, env) };
  return kept.relay(request);
}

function makeRelay(settings: PusherSettings, env: Environment): RequestHandler {
  const tokens = roomTokensOf(env);
  return createSignalRelay({
    pusher: connectPusher(settings),
    onError: logError,
    authorize: async (_request, { room, params }) =>
      (await tokens.verify(params.get('token') ?? '', room)) === 'valid',
  });
}
