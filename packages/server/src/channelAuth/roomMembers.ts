import type { ErrorListener } from '../http/handle';
import { HttpError } from '../http/httpError';
import { isRoomId } from '../room/roomId';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import { membersOf } from './membersOf';
import { checkChannelPrefix, defaultChannelPrefix } from './roomChannel';

export interface RoomMembersOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /** Key for the member ids; the same as for `createChannelAuth`. @default derived from the app's secret */
  secret?: string;
  /** What stands before the room's id in the channel's name. @default 'presence-visavis-' */
  channelPrefix?: string;
  /** Where it is remembered who has been seen in a room. @default this process */
  store?: Store;
  /** Told of failures of the store; a member is looked up anew then. @default nobody hears of it */
  onError?: ErrorListener;
}

/** Knows who is in the rooms of an app. */
export interface RoomMembers {
  /**
   * The member id of the tab with that secret, if it is in the room, or was within the last ten minutes: who has lost
   * the connection to the signaling server needs a relay more than anybody. Otherwise null.
   *
   * Rejects with what a handler answers: 503 if the signaling server can't be asked, 400 for a room or a secret that is
   * none.
   */
  find(room: string, clientSecret: string): Promise<string | null>;
}

/** How long somebody who was seen in a room counts as being there, in seconds. */
const REMEMBERED_SECONDS = 600;

/** Makes the means to look up who is in a room: for `authorize` of `createIceServers`. */
export function createRoomMembers(options: RoomMembersOptions): RoomMembers {
  const { pusher, secret, channelPrefix = defaultChannelPrefix, store = memoryStore(), onError } = options;
  checkChannelPrefix('createRoomMembers', channelPrefix);
  const memberIds = createMemberIds(pusher, secret);
  const tell = (error: unknown) => onError?.(error);

  return {
    async find(room, clientSecret) {
      if (!isRoomId(room)) throw new HttpError(400, 'room-invalid', "room must be a room's id.");
      const id = await memberIds(room, clientSecret);
      const key = `member:${room}:${id}`;
      if ((await store.get(key).catch(tell)) === '1') return id;
      const members = await membersOf(pusher, channelPrefix + room);
      if (!members.has(id)) return null;
      await store.set(key, '1', REMEMBERED_SECONDS).catch(tell);
      return id;
    },
  };
}
