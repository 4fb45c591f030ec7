import { createIceServers, type RequestHandler } from '@visavis/server';
import { readIce } from './iceSettings';
import { logError } from './logError';
import type { Environment } from './pusherSettings';
import { replyError } from './reply';
import { readRoomTokenHolder } from './roomTokenHolder';

// Kept from request to request, since it holds what a vendor has handed out, and counts who asks.
let kept: { settings: string; handler: RequestHandler } | null = null;

/**
 * The ICE servers, with credentials that expire. Where there may be a TURN server, which costs its owner money,
 * only for those with a room's token, and not too often.
 *
 * Answers as `createIceServers` does, and beyond that 500 `ice-misconfigured` when nothing of the settings works.
 */
export async function handOutIce(request: Request, env: Environment): Promise<Response> {
  const { iceServerUrls, iceProblem } = readIce(env);
  if (iceProblem && iceServerUrls.length === 0) return replyError(500, 'ice-misconfigured', iceProblem);
  const settings = JSON.stringify(Object.entries(env).filter(([name]) => /^(ICE|STUN|TURN)_/.test(name)));
  if (kept?.settings !== settings) kept = { settings, handler: makeHandler(env, iceServerUrls) };
  return kept.handler(request);
}

function makeHandler(env: Environment, urls: readonly string[]): RequestHandler {
  const isFree = urls.every((url) => /^stun:/i.test(url));
  return createIceServers(env, {
    authorize: (request) => isFree || readRoomTokenHolder(request, env),
    onError: logError,
    skipBroken: true,
  });
}
