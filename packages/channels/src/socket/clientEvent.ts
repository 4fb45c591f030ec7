import type { App } from '../app';
import { parseChannelName } from '../channels/channelName';
import { tooMuchData } from '../eventSize';
import type { ClientMessage } from './clientMessage';
import type { Connection } from './Connection';
import { excerpt, Refusal } from './Refusal';

/** `client-*`: an event from one subscriber to all the others. */
export function clientEvent(app: App, connection: Connection, message: ClientMessage): void {
  try {
    publish(app, connection, message);
  } catch (error) {
    app.traffic.countRefused();
    throw error;
  }
}

function publish(app: App, connection: Connection, { event, channel, data, userId: claimed }: ClientMessage): void {
  const { limits, behavior } = app;
  const { code, message } = behavior.clientEventsOff;
  if (!app.clientEvents) throw new Refusal(message, code);
  const name = parseChannelName(channel, limits);
  if (!name) throw new Refusal(`Invalid channel name: '${excerpt(String(channel))}'`);
  if (name.name.startsWith('private-encrypted-')) throw new Refusal('Client event rejected - not supported on encrypted channels');
  if (!behavior.publicClientEvents && name.access !== 'private' && name.access !== 'presence') {
    throw new Refusal('Client event rejected - only supported on private and presence channels');
  }
  if (behavior.mustBeSubscribed && !connection.channels.has(name.name)) {
    throw new Refusal(`Cannot broadcast client event (connection not subscribed to channel ${name.name})`);
  }
  if (event.length > limits.eventNameLength) {
    throw new Refusal(`Event name is longer than ${limits.eventNameLength} characters`);
  }
  const text = typeof data === 'string' ? data : JSON.stringify(data ?? null);
  const complaint = tooMuchData(text, limits);
  if (complaint !== null) throw new Refusal(complaint);
  if (!connection.clientEventRate.take()) throw new Refusal('Client event rejected due to rate limit', 4301);

  const known = app.channels.get(name.name)?.userIdOf(connection);
  const claim = typeof claimed === 'string' ? claimed : undefined;
  const userId = { server: known, none: undefined, sender: claim }[behavior.clientEventUserId];
  const published = { name: event, data: text, ...(userId !== undefined && { userId }) };
  app.channels.publish(name, published, connection.socketId);
  app.webhooks.add({
    name: 'client_event',
    channel: name.name,
    event,
    data: text,
    socket_id: connection.socketId,
    ...(known !== undefined && { user_id: known }),
  });
}
