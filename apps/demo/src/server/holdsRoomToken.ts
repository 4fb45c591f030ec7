import { isRoomName } from '@visavis/server';
import type { Environment } from './pusherSettings';
import { roomTokensOf } from './roomTokens';

/** Whether a request (`?room=ROOM`, `Authorization: Bearer TOKEN`) comes from somebody let into that room. */
export async function holdsRoomToken(request: Request, env: Environment): Promise<boolean> {
  const room = new URL(request.url).searchParams.get('room');
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token || !isRoomName(room)) return false;
  return (await roomTokensOf(env).verify(token, room)) === 'valid';
}
