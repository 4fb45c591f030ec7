import {
  clientAddress,
  createRateLimits,
  createRoomAccess,
  createRoomMembers,
  isRoomName,
  readPusherSettings,
  roomId,
  StoreError,
  type AuthorizeIce,
  type Environment,
} from '@visavis/server';
import Pusher from 'pusher';
import { clientSecretHeader } from '../config/clientSecretHeader';
import { readAddressHeader } from './addressHeader';
import { logError } from './logError';
import { openStore } from './openStore';
import { isRoomSecretUsable, roomTokensOf } from './roomTokens';
import { tokenExpired } from './tokenExpired';

/** How often an address may have the relays checked from a lobby, where nobody is a member of anything yet. */
const checks = [{ limit: 6, windowSeconds: 600 }];

/**
 * Decides by a request's `?room=`, its token (`Authorization: Bearer TOKEN`) and its client secret: a member who is in
 * the room has relays, one who is in its lobby STUN alone, or a few times relays to check (`?check=1`).
 */
export function authorizeIce(env: Environment): AuthorizeIce {
  if (!isRoomSecretUsable(env)) return () => false;
  const { settings } = readPusherSettings(env);
  const store = openStore(env);
  const tokens = roomTokensOf(env);
  const access = createRoomAccess({ store });
  const members = settings && createRoomMembers({ pusher: new Pusher(settings.app), store, access, onError: logError });
  const checkLimits = createRateLimits({
    name: 'ice-check',
    store,
    quotas: { address: checks, member: [], room: [] },
    whenDown: 'closed',
    message: 'The relays were checked too often.',
  });

  return async (request) => {
    const { searchParams } = new URL(request.url);
    const name = searchParams.get('room');
    const [, token] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!token || !isRoomName(name)) return false;
    const room = await roomId(name);
    const verdict = await tokens.verify(token, room);
    if (verdict === 'expired') return tokenExpired;
    if (verdict !== 'valid') return false;

    const clientSecret = request.headers.get(clientSecretHeader);
    if (clientSecret !== null && members) {
      const member = await members.find(room, clientSecret);
      // An error, not a list without relays: the page goes on with those it has.
      return member !== null && { member: `${room}:${member}`, room };
    }
    const address = clientAddress(request, readAddressHeader(env));
    if (searchParams.get('check') !== '1') return { address, relay: false };
    try {
      await checkLimits.enforce({ address });
      return { address };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      logError(error);
      return { address, relay: false };
    }
  };
}
