import { createRoomAccess, isRoomName, roomId, StoreError } from '@visavis/server';
import { crossSite } from '../../../server/crossSite';
import { limitRequests } from '../../../server/limitRequests';
import { openStore } from '../../../server/openStore';
import { reply, replyError } from '../../../server/reply';
import { isRoomSecretUsable, issueHostToken, verifyStartTicket } from '../../../server/roomTokens';

export const dynamic = 'force-dynamic';
export const maxDuration = 10;

const limitRooms = limitRequests('rooms', 30);

/**
 * Starts a room whose name this deployment made up: form fields `room` and `ticket`, and `access` of `locked` for one in which
 * guests wait for a host from the first moment. The answer is `{ hostToken }`.
 */
export async function POST(request: Request): Promise<Response> {
  const { env } = process;
  const refusal = crossSite(request) ?? (await limitRooms(request, env));
  if (refusal) return refusal;
  const form = await request.formData().catch(() => null);
  const [room, ticket] = [form?.get('room'), form?.get('ticket')];
  if (!isRoomName(room) || typeof ticket !== 'string') {
    return replyError(400, 'room-invalid', 'Send room and ticket as a form.');
  }
  if (!isRoomSecretUsable(env)) return replyError(503, 'not-set-up', 'ROOM_SECRET is too short.');
  if (!(await verifyStartTicket(ticket, room, env))) {
    return replyError(403, 'room-forbidden', 'Only a room whose name was suggested by this page can be started.');
  }
  if (form?.get('access') === 'locked') {
    try {
      const rooms = createRoomAccess({ store: openStore(env) });
      await rooms.update(await roomId(room), (before) => ({ ...before, access: 'locked' }));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return replyError(503, 'access-unavailable', 'The room could not be locked. Try again.');
    }
  }
  return reply(200, { hostToken: await issueHostToken(room, env) });
}

function refuse(): Response {
  return replyError(405, 'method-not-allowed', 'Use POST.', { allow: 'POST' });
}

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
