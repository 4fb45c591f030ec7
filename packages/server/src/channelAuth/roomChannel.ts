import { HttpError } from '../http/httpError';
import { isRoomId } from '../room/roomId';

/** Apart from the channels that a site on the same app may have: those are not to be signed here. */
export const defaultChannelPrefix = 'presence-visavis-';

/** What stands behind the name of a room's channel in the name of its waiting room; no room's id has a dot. */
const waitingSuffix = '.waiting';

/** Throws a `TypeError` that names `owner` if no presence channel's name can begin with `prefix`. */
export function checkChannelPrefix(owner: string, prefix: string): void {
  if (!/^presence-[A-Za-z0-9_-]{1,64}$/.test(prefix)) {
    throw new TypeError(
      `${owner}: channelPrefix must be 'presence-' and 1 to 64 of A-Za-z0-9_-, so that no channel of another use ` +
        'of the app is taken for a room.',
    );
  }
}

/** A channel of a room: the one where its members speak, or the one where who is not let in yet waits. */
export interface RoomChannel {
  readonly room: string;
  readonly isWaitingRoom: boolean;
}

/** Reads a channel's name. Throws an `HttpError` (400) if it is no room's. */
export function readChannel(channel: string, prefix: string): RoomChannel {
  const name = roomChannelOf(channel);
  const isWaitingRoom = name !== channel;
  const room = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  if (isRoomId(room)) return { room, isWaitingRoom };
  throw new HttpError(400, 'channel-invalid', `channel_name must be ${prefix}ROOM, where ROOM is a room's id.`);
}

/** The channel where who is not let in yet waits, and the hosts see them. */
export function waitingChannelOf(channel: string): string {
  return channel + waitingSuffix;
}

/** The channel where the members speak, of it or of its waiting room. */
export function roomChannelOf(channel: string): string {
  return channel.endsWith(waitingSuffix) ? channel.slice(0, -waitingSuffix.length) : channel;
}
