import { roomId, roomNameProblem } from '@visavis/server';
import type { CallConfig } from '../../../config/callConfig';
import { crossSite } from '../../../server/crossSite';
import { readDeployment } from '../../../server/deployment';
import { limitRequests } from '../../../server/limitRequests';
import { reply, replyError } from '../../../server/reply';
import { isRoomSecretUsable, roomTokensOf } from '../../../server/roomTokens';

export const dynamic = 'force-dynamic';
// The upstream servers have 3 s each.
export const maxDuration = 10;

const limitConfig = limitRequests('config', 120);

/** What a browser needs to enter `?room=`; without a room the same, but for the token. */
export async function GET(request: Request): Promise<Response> {
  const { env } = process;
  const refusal = crossSite(request) ?? (await limitConfig(request, env));
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const room = searchParams.get('room');
  const problem = room === null ? null : roomNameProblem(room);
  if (problem) {
    return replyError(400, 'room-invalid', `room is ${problem}: it has 1 to 64 characters.`);
  }
  const config: CallConfig = {
    ...readDeployment(env),
    roomId: room === null ? null : await roomId(room),
    roomToken: room !== null && isRoomSecretUsable(env) ? await roomTokensOf(env).issue(room) : null,
  };
  return reply(200, config);
}

function refuse(): Response {
  return replyError(405, 'method-not-allowed', 'Use GET.', { allow: 'GET' });
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
