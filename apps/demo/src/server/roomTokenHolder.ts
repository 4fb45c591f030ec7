import { isRoomName } from '@visavis/server';
import type { Environment } from './pusherSettings';
import { roomTokensOf } from './roomTokens';

/** Somebody who has been let into a room. */
export interface RoomTokenHolder {
  /** Their token, by which they are told from others. */
  readonly id: string;
  readonly room: string;
}

/** Whom a request (`?room=ROOM`, `Authorization: Bearer TOKEN`) comes from, or false for nobody let into that room. */
export async function readRoomTokenHolder(request: Request, env: Environment): Promise<RoomTokenHolder | false> {
  const room = new URL(request.url).searchParams.get('room');
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token || !isRoomName(room)) return false;
  return (await roomTokensOf(env).verify(token, room)) === 'valid' && { id: token, room };
}
