import { createChannelAuth, type RoomTokenVerdict } from '@visavis/server';
import { maxPeople } from '../config/maxPeople';
import { connectPusher } from './connectPusher';
import { logError } from './logError';
import { readPusherSettings, type Environment } from './pusherSettings';
import { replyError } from './reply';
import { isRoomSecretUsable, roomTokensOf } from './roomTokens';

/**
 * Lets a browser with a token for a room into that room's channel, as a host if it has a host's token too.
 *
 * Answers as `createChannelAuth` does, and beyond that 401 `room-token-expired` and 503 `not-set-up`.
 */
export async function authorizeChannel(request: Request, env: Environment): Promise<Response> {
  const { settings } = readPusherSettings(env);
  if (!settings || !isRoomSecretUsable(env)) {
    return replyError(503, 'not-set-up', 'There is no signaling here. GET /api/config says what it lacks.');
  }
  const tokens = roomTokensOf(env);
  const token: { verdict?: RoomTokenVerdict } = {};

  const authorize = createChannelAuth({
    pusher: connectPusher(settings),
    limit: maxPeople,
    onError: logError,
    async authorize(_request, { room, params }) {
      token.verdict = await tokens.verify(params.get('token') ?? '', room);
      if (token.verdict !== 'valid') return false;
      const role = (await tokens.roleOf(params.get('host') ?? '', room)) ?? 'guest';
      return { name: params.get('name') ?? '', role };
    },
  });
  const response = await authorize(request);
  // A page that was open for hours has a token that was good once; it may ask for another one.
  if (response.status === 403 && token.verdict === 'expired') {
    return replyError(401, 'room-token-expired', 'The token has expired. GET /api/config gives a new one.');
  }
  return response;
}
