import { HttpError } from '../http/httpError';
import { isRoomId } from '../room/roomId';

/** Apart from the channels that a site on the same app may have: those are not to be signed here. */
export const defaultChannelPrefix = 'presence-visavis-';

/** Throws a `TypeError` that names `owner` if no presence channel's name can begin with `prefix`. */
export function checkChannelPrefix(owner: string, prefix: string): void {
  if (!/^presence-[A-Za-z0-9_-]{1,64}$/.test(prefix)) {
    throw new TypeError(
      `${owner}: channelPrefix must be 'presence-' and 1 to 64 of A-Za-z0-9_-, so that no channel of another use ` +
        'of the app is taken for a room.',
    );
  }
}

/** The id of the room whose channel this is. Throws an `HttpError` (400) if it is none's. */
export function roomOf(channel: string, prefix: string): string {
  const room = channel.startsWith(prefix) ? channel.slice(prefix.length) : '';
  if (isRoomId(room)) return room;
  throw new HttpError(400, 'channel-invalid', `channel_name must be ${prefix}ROOM, where ROOM is a room's id.`);
}
