import { createHmac, randomBytes } from 'node:crypto';
import { createRoomTokens, type RoomTokens } from '@visavis/server';
import type { Environment } from './pusherSettings';

const minSecretLength = 16;
const ofThisProcess = randomBytes(32).toString('base64url');

/** The tokens that let somebody into one room for hours. Throws for a `ROOM_SECRET` that is too short. */
export function roomTokensOf(env: Environment): RoomTokens {
  return createRoomTokens({ secret: readRoomSecret(env) });
}

/** How long whoever started a room stays its host, in seconds: 30 days. */
const hostTtlSeconds = 30 * 24 * 60 * 60;

/** A token that makes its bearer a host of `room`; null where `ROOM_SECRET` is too short. */
export async function issueHostToken(room: string, env: Environment): Promise<string | null> {
  if (!isRoomSecretUsable(env)) return null;
  const tokens = createRoomTokens({ secret: readRoomSecret(env), ttlSeconds: hostTtlSeconds });
  return tokens.issue(room, { role: 'host' });
}

/** Whether `ROOM_SECRET` is long enough, or not set. */
export function isRoomSecretUsable(env: Environment): boolean {
  return readRoomSecret(env).length >= minSecretLength;
}

/**
 * What signs the tokens: `ROOM_SECRET`, or a key derived from `PUSHER_SECRET`, so that several instances of a
 * deployment agree without one more variable. With neither there is one process, and it makes up its own.
 */
export function readRoomSecret(env: Environment): string {
  const own = env['ROOM_SECRET']?.trim();
  if (own) return own;
  const pusherSecret = env['PUSHER_SECRET']?.trim();
  if (!pusherSecret) return ofThisProcess;
  return createHmac('sha256', pusherSecret).update('visavis room tokens').digest('base64url');
}
