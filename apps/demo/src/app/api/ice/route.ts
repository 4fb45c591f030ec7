import { createIceServers } from '@visavis/server';
import { holdsRoomToken } from '../../../server/holdsRoomToken';
import { readIce } from '../../../server/iceSettings';
import { logError } from '../../../server/logError';
import { replyError } from '../../../server/reply';

export const dynamic = 'force-dynamic';

/**
 * The ICE servers, with credentials made for this request. Where there is a TURN server, which costs its owner
 * money, only for those with a room's token.
 */
async function answer(request: Request): Promise<Response> {
  const { iceServerUrls, iceProblem } = readIce(process.env);
  if (iceProblem && iceServerUrls.length === 0) return replyError(500, 'ice-misconfigured', iceProblem);
  const authorize = (asked: Request) =>
    !iceServerUrls.some((url) => url.startsWith('turn')) || holdsRoomToken(asked, process.env);
  return createIceServers(process.env, { authorize, onError: logError })(request);
}

// It answers other methods than GET itself, in the same form as every other error.
export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
