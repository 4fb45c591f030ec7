import type { App } from '../app';
import { parseChannelName } from '../channels/channelName';
import { subscriptionError } from '../channels/messages';
import type { JsonObject } from '../json';
import { authorize } from './authorize';
import { requireString } from './clientMessage';
import type { Connection } from './Connection';
import { readMember } from './presence';
import { excerpt, Refusal } from './Refusal';

/** `pusher:subscribe` */
export function subscribe(app: App, connection: Connection, data: JsonObject): void {
  const requested = requireString(data, 'channel');
  try {
    enter(app, connection, requested, data);
  } catch (error) {
    if (!(error instanceof Refusal) || app.behavior.refusal === 'error') throw error;
    if (app.behavior.refusal === 'error 4009') throw new Refusal('Connection is unauthorized', 4009);
    app.log(`${connection.socketId} refused: ${JSON.stringify(error.message)}`);
    connection.send(subscriptionError(requested, error.message));
  }
}

function enter(app: App, connection: Connection, requested: string, data: JsonObject): void {
  const channel = parseChannelName(requested, app.limits);
  if (!channel) throw new Refusal(`Invalid channel name: '${excerpt(requested)}'`);
  const { name, access } = channel;
  if (connection.channels.has(name)) throw new Refusal(`Existing subscription to channel ${name}`);
  const { channelsPerConnection } = app.limits;
  if (connection.channels.size >= channelsPerConnection) {
    throw new Refusal(`A connection can subscribe to at most ${channelsPerConnection} channels`);
  }

  if (access === 'user' && connection.user?.id !== channel.userId) {
    throw new Refusal(`Only the signed-in user may subscribe to ${name}`);
  }
  if (access === 'private' || access === 'presence') {
    const channelData = typeof data.channel_data === 'string' ? `:${data.channel_data}` : '';
    const signed = `${connection.socketId}:${name}${channelData}`;
    authorize(app, data.auth, `subscription to ${name}`, signed);
  }
  const member = access === 'presence' ? readMember(app, connection, name, data.channel_data) : null;

  if (access !== 'public') connection.noteAuthorized();
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
