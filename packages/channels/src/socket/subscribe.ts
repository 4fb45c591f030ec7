import type { App } from '../app';
import { parseChannelName } from '../channels/channelName';
import type { JsonObject } from '../json';
import { authorize } from './authorize';
import { requireString } from './clientMessage';
import type { Connection } from './Connection';
import { readMember } from './presence';
import { excerpt, Refusal } from './Refusal';

/** `pusher:subscribe` */
export function subscribe(app: App, connection: Connection, data: JsonObject): void {
  const requested = requireString(data, 'channel');
  const channel = parseChannelName(requested, app.limits);
  if (!channel) throw new Refusal(`Invalid channel name: '${excerpt(requested)}'`);
  const { name, access } = channel;
  if (connection.channels.has(name)) throw new Refusal(`Existing subscription to channel ${name}`);

  if (access === 'user' && connection.user?.id !== channel.userId) {
    throw new Refusal(`Only the signed-in user may subscribe to ${name}`);
  }
  if (access === 'private' || access === 'presence') {
    const channelData = typeof data.channel_data === 'string' ? `:${data.channel_data}` : '';
    const signed = `${connection.socketId}:${name}${channelData}`;
    authorize(app, data.auth, `subscription to ${name}`, signed);
  }
  const member = access === 'presence' ? readMember(app, connection, name, data.channel_data) : null;

  connection.channels.add(name);
  app.channels.subscribe(channel, connection, member);
}

/** `pusher:unsubscribe` */
export function unsubscribe(app: App, connection: Connection, data: JsonObject): void {
  const name = requireString(data, 'channel');
  if (!connection.channels.delete(name)) {
    throw new Refusal(`No current subscription to channel ${excerpt(name)}, or subscription in progress`);
  }
  app.channels.unsubscribe(name, connection);
}
