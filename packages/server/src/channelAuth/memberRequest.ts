import { HttpError } from '../http/httpError';
import { readForm } from '../http/readForm';
import { authorizeMember, type Authorize, type CheckedMember } from './authorizeMember';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import { checkChannelPrefix, defaultChannelPrefix, readChannel, type RoomChannel } from './roomChannel';
import { readSocketId } from './socketId';

/** What tells members apart; the same for all handlers of an app. */
export interface MemberOptions {
  /** Key for the member ids; the same on every server. @default derived from the app's secret */
  secret?: string;
  /** What stands before the room's id in the channel's name. @default 'presence-visavis-' */
  channelPrefix?: string;
}

/** A member's request: who asks, and for which room. */
export interface MemberRequest extends RoomChannel {
  readonly params: URLSearchParams;
  readonly socketId: string;
  readonly channel: string;
  readonly member: CheckedMember & { readonly id: string };
}

/**
 * How every handler for members begins: reads the form (`socket_id`, `channel_name`, `client_secret`), mints the member's
 * id, and asks `authorize`. Throws an `HttpError`.
 */
export type ReadMemberRequest = (request: Request) => Promise<MemberRequest>;

/** Throws a `TypeError` that names `owner` for options that can't work. */
export function createMemberReader(
  owner: string,
  options: MemberOptions & {
    pusher: Pick<ChannelsApp, 'authorizeChannel'>;
    authorize: Authorize;
    maxBodyBytes?: number;
    /** Whether who asks has to prove that the member's id is theirs. */
    needsSecret?: boolean;
    /** Whether it may be about the waiting room. */
    takesWaitingRoom?: boolean;
  },
): ReadMemberRequest {
  const { pusher, authorize, secret, channelPrefix = defaultChannelPrefix } = options;
  const { maxBodyBytes = 16 * 1024, needsSecret = true, takesWaitingRoom = false } = options;
  checkChannelPrefix(owner, channelPrefix);
  const memberIds = createMemberIds(pusher, secret);

  return async (request) => {
    const params = await readForm(request, maxBodyBytes);
    const socketId = readSocketId(params);
    const channel = params.get('channel_name') ?? '';
    const { room, isWaitingRoom } = readChannel(channel, channelPrefix);
    if (isWaitingRoom && !takesWaitingRoom) {
      throw new HttpError(400, 'channel-invalid', "channel_name must be the room's, not its waiting room's.");
    }
    const clientSecret = params.get('client_secret');
    // Asked for also where authorize names an id: a form on another page has the cookies, and not this.
    if (clientSecret === null && needsSecret) {
      throw new HttpError(400, 'client-secret-invalid', 'Send the client_secret that the member id was made from.');
    }
    const mintedId = await memberIds(room, clientSecret);
    const { id = mintedId, ...member } = await authorizeMember(authorize, request, { room, socketId, params });
    return { params, socketId, channel, room, isWaitingRoom, member: { ...member, id } };
  };
}
