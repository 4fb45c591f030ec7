import { HttpError } from '../http/httpError';
import { isRoomName } from '../room/roomName';

/** Throws a `TypeError` that names `owner` if no presence channel's name can begin with `prefix`. */
export function checkChannelPrefix(owner: string, prefix: string): void {
  if (!/^presence-[A-Za-z0-9_-]{0,64}$/.test(prefix)) {
    throw new TypeError(`${owner}: channelPrefix must be 'presence-' and up to 64 of A-Za-z0-9_-.`);
  }
}

/** The name of the room whose channel this is. Throws an `HttpError` (400) if it is none's. */
export function roomOf(channel: string, prefix: string): string {
  const room = channel.startsWith(prefix) ? channel.slice(prefix.length) : null;
  if (isRoomName(room)) return room;
  throw new HttpError(
    400,
    'channel-invalid',
    `channel_name must be ${prefix}ROOM, where ROOM has 1 to 64 of A-Z, a-z, 0-9, _ and -.`,
  );
}
