import { createAdmission } from '../access/admission';
import { isOut, type RoomAccess } from '../access/roomAccess';
import type { ErrorListener } from '../http/handle';
import { HttpError } from '../http/httpError';
import { isRoomId } from '../room/roomId';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import type { ChannelsApp } from './channelsApp';
import { createMemberIds } from './memberId';
import type { MemberOptions } from './memberRequest';
import { membersOf } from './membersOf';
import { checkChannelPrefix, defaultChannelPrefix } from './roomChannel';

export interface RoomMembersOptions extends MemberOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: ChannelsApp;
  /** The same as for `createChannelAuth`: who was put out is not found. @default every room is open */
  access?: RoomAccess;
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

/** How long a member who was seen in a room counts as being there, in seconds. */
const REMEMBERED_SECONDS = 600;

/** Makes the means to look up who is in a room: for `authorize` of `createIceServers`. */
export function createRoomMembers(options: RoomMembersOptions): RoomMembers {
  const { pusher, secret, channelPrefix = defaultChannelPrefix, store = memoryStore(), onError } = options;
  checkChannelPrefix('createRoomMembers', channelPrefix);
  const memberIds = createMemberIds(pusher, secret);
  const admission = createAdmission(options.access, onError);
  const tell = (error: unknown) => onError?.(error);

  return {
    async find(room, clientSecret) {
      if (!isRoomId(room)) throw new HttpError(400, 'room-invalid', "room must be a room's id.");
      const id = await memberIds(room, clientSecret);
      // Whether it is a host is not known here; a host who was put out by another one has no relays.
      if (isOut(await admission.stateOf(room), id)) return null;
      const channel = channelPrefix + room;
      const key = `member:${channel}:${id}`;
      if ((await store.get(key).catch(tell)) === '1') return id;
      const members = await membersOf(pusher, channel);
      if (!members.has(id)) return null;
      await store.set(key, '1', REMEMBERED_SECONDS).catch(tell);
      return id;
    },
  };
}
