import { createChannelAuth, type Authorize, type RequestHandler } from '@visavis/server';
import { maxPeople } from '../config/maxPeople';
import { readAddressHeader } from './addressHeader';
import { connectPusher } from './connectPusher';
import { keepFor } from './keepFor';
import { logError } from './logError';
import { openStore } from './openStore';
import { readPusherSettings, type Environment } from './pusherSettings';
import { replyError } from './reply';
import { isRoomSecretUsable, roomTokensOf } from './roomTokens';

/**
 * Lets a browser with a token for a room into that room's channel, as a host if it has a host's token too.
 *
 * Answers as `createChannelAuth` does, and beyond that 401 `room-token-expired` and 503 `not-set-up`.
 */
export async function authorizeChannel(request: Request, env: Environment): Promise<Response> {
  const handler = handlerFor(env);
  return handler
    ? handler(request)
    : replyError(503, 'not-set-up', 'There is no signaling here. GET /api/config says what it lacks.');
}

const handlerFor = keepFor((env): RequestHandler | null => {
  const { settings } = readPusherSettings(env);
  if (!settings || !isRoomSecretUsable(env)) return null;
  const addressHeader = readAddressHeader(env);
  return createChannelAuth({
    pusher: connectPusher(settings),
    limit: maxPeople,
    store: openStore(env),
    ...(addressHeader && { addressHeader }),
    onError: logError,
    authorize: authorizeByToken(env),
  });
});

/** Decides by the tokens in the form: `token` lets in, `host` makes a host. */
export function authorizeByToken(env: Environment): Authorize {
  const tokens = roomTokensOf(env);
  return async (_request, { room, params }) => {
    const verdict = await tokens.verify(params.get('token') ?? '', room);
    if (verdict === 'expired') {
      // A page that was open for hours has a token that was good once; it may ask for another one.
      const message = 'The token has expired. GET /api/config gives a new one.';
      return { status: 401, code: 'room-token-expired', message };
    }
    if (verdict !== 'valid') return false;
    const role = (await tokens.roleOf(params.get('host') ?? '', room)) ?? 'guest';
    return { name: params.get('name') ?? '', role };
  };
}
