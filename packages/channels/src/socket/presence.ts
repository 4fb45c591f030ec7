import type { App } from '../app';
import type { Member } from '../channels/members';
import { isJsonObject, parseJsonObject } from '../json';
import type { Connection } from './Connection';
import { Refusal } from './Refusal';

/**
 * Who joins a presence channel: the user in the signed `channel_data`, or the one who signed in.
 *
 * @throws Refusal if there is none, if they are too big, or if the channel is full
 */
export function readMember(app: App, connection: Connection, channel: string, channelData: unknown): Member {
  const member = channelData === undefined ? signedInMember(connection) : parseMember(channelData);
  checkUser(app, member.userId, member.userInfo);
  const members = app.channels.get(channel)?.members;
  if (members && members.size >= app.limits.presenceMembers && !members.has(member.userId)) {
    throw new Refusal(`Presence channel ${channel} is full: it has ${app.limits.presenceMembers} members`);
  }
  return member;
}

/** @throws Refusal if the id or the information about a user breaks the rules */
export function checkUser(app: App, id: string, info: unknown): void {
  const { userIdLength, userInfoBytes } = app.limits;
  if (id === '') throw new Refusal('User id is empty');
  if (id.length > userIdLength) throw new Refusal(`User id is longer than ${userIdLength} characters`);
  if (Buffer.byteLength(JSON.stringify(info)) > userInfoBytes) {
    throw new Refusal(`user_info exceeds the allowed maximum (${userInfoBytes} bytes)`);
  }
}

function signedInMember({ user }: Connection): Member {
  if (!user) throw new Refusal('Missing parameter: data.channel_data');
  return { userId: user.id, userInfo: user.info };
}

function parseMember(channelData: unknown): Member {
  const data = typeof channelData === 'string' ? parseJsonObject(channelData) : null;
  if (!data) throw new Refusal('channel_data supplied to presence subscription is invalid JSON');
  const { user_id: userId, user_info: userInfo = null } = data;
  if (typeof userId !== 'string' && typeof userId !== 'number') {
    throw new Refusal('Missing parameter: user_id in channel_data');
  }
  if (userInfo !== null && !isJsonObject(userInfo)) {
    throw new Refusal(
      'user_info supplied to presence subscription is invalid - if supplied it must be a type of hash',
    );
  }
  return { userId: String(userId), userInfo };
}
