import { createIceServers, type Environment, type RequestHandler } from '@visavis/server';
import { readAddressHeader } from './addressHeader';
import { authorizeIce } from './authorizeIce';
import { readIce } from './iceSettings';
import { keepFor } from './keepFor';
import { logError } from './logError';
import { openStore } from './openStore';
import { replyError } from './reply';

/**
 * The ICE servers, with credentials that expire: TURN servers for members of the room, STUN servers in its lobby.
 *
 * Answers as `createIceServers` does, and beyond that 500 `ice-misconfigured` when nothing of the settings works.
 */
export async function serveIceServers(request: Request, env: Environment): Promise<Response> {
  const { iceServerUrls, iceProblem } = readIce(env);
  if (iceProblem && iceServerUrls.length === 0) return replyError(500, 'ice-misconfigured', iceProblem);
  return handlerFor(env)(request);
}

const handlerFor = keepFor((env): RequestHandler => {
  const isFree = readIce(env).iceServerUrls.every((url) => /^stun:/i.test(url));
  const addressHeader = readAddressHeader(env);
  return createIceServers(env, {
    authorize: isFree ? () => true : authorizeIce(env),
    store: openStore(env),
    onError: logError,
    skipBroken: true,
    ...(addressHeader && { addressHeader }),
  });
});
