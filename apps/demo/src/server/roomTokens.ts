import { createHmac, randomBytes } from 'node:crypto';
import { createRoomTokens, type RoomTokens } from '@visavis/server';
import type { Environment } from './pusherSettings';

const minSecretLength = 16;
const ofThisProcess = randomBytes(32).toString('base64url');

/** The tokens that let somebody into one room for hours. Throws for a `ROOM_SECRET` that is too short. */
export function roomTokensOf(env: Environment): RoomTokens {
  return createRoomTokens({ secret: readRoomSecret(env) });
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
