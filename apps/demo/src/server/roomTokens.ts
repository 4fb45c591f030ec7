import { createHmac, randomBytes } from 'node:crypto';
import { createRoomTokens, type Environment, type RoomTokens } from '@visavis/server';

const minSecretLength = 16;
const ofThisProcess = randomBytes(32).toString('base64url');

/** The tokens that let their bearer into one room for hours. Throws for a `ROOM_SECRET` that is too short. */
export function roomTokensOf(env: Environment): RoomTokens {
  return createRoomTokens({ secret: readRoomSecrets(env) });
}

/** How long the user who started a room stays its host, in seconds: 12 hours. */
const hostTtlSeconds = 12 * 60 * 60;
/** How long a page may be open before its room is started, in seconds. */
const startTtlSeconds = 6 * 60 * 60;

/** A token that makes its bearer a host of `room`. */
export function issueHostToken(room: string, env: Environment): Promise<string> {
  return createRoomTokens({ secret: readRoomSecrets(env), ttlSeconds: hostTtlSeconds }).issue(room, { role: 'host' });
}

/**
 * Shows that this deployment made up the name of a room, so that nobody is in it yet: its bearer may start it. It lets
 * nobody in. null where `ROOM_SECRET` is too short.
 */
export async function issueStartTicket(room: string, env: Environment): Promise<string | null> {
  return isRoomSecretUsable(env) ? startTicketsOf(env).issue(room) : null;
}

/** Whether `ticket` lets its bearer start `room`. */
export async function verifyStartTicket(ticket: string, room: string, env: Environment): Promise<boolean> {
  return (await startTicketsOf(env).verify(ticket, room)) === 'valid';
}

function startTicketsOf(env: Environment): RoomTokens {
  // Another key: a ticket must never pass for a token.
  const secret = readRoomSecrets(env).map((each) => derive(each, 'visavis start tickets'));
  return createRoomTokens({ secret, ttlSeconds: startTtlSeconds });
}

/** Whether every `ROOM_SECRET` is long enough, or none is set. */
export function isRoomSecretUsable(env: Environment): boolean {
  return readRoomSecrets(env).every((secret) => secret.length >= minSecretLength);
}

/**
 * What signs the tokens, and what verifies them too: `ROOM_SECRET`, separated by commas, or a key derived from
 * `PUSHER_SECRET`, so that several instances of a deployment agree without one more variable. With neither there is one
 * process, and it makes up its own.
 */
export function readRoomSecrets(env: Environment): string[] {
  const own = (env['ROOM_SECRET'] ?? '').split(',').map((secret) => secret.trim()).filter(Boolean);
  if (own.length > 0) return own;
  const pusherSecret = env['PUSHER_SECRET']?.trim();
  return [pusherSecret ? derive(pusherSecret, 'visavis room tokens') : ofThisProcess];
}

function derive(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}
