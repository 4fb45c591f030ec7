import type { App } from '../app';
import { parseChannelName, type ChannelName } from '../channels/channelName';
import { queryValue, type ApiRequest } from './ApiRequest';
import { channelInfo, parseInfo, type ChannelInfo } from './channelInfo';
import { HttpError } from './HttpError';

/** GET /apps/ID/channels: the occupied ones */
export function listChannels(app: App, request: ApiRequest): { channels: Record<string, ChannelInfo> } {
  const prefix = queryValue(request, 'filter_by_prefix') ?? '';
  const asked = parseInfo(queryValue(request, 'info'));
  if (asked.includes('user_count') && !prefix.startsWith('presence-')) {
    throw new HttpError(400, 'user_count is for presence channels only: add filter_by_prefix=presence-');
  }
  const listed = app.channels
    .all()
    .map(({ name }) => parseChannelName(name, app.limits))
    .filter((channel) => channel !== null)
    .filter(({ name, access }) => access !== 'user' && name.startsWith(prefix));
  const infos = listed.map((channel) => [channel.name, channelInfo(app, channel, asked)] as const);
  return { channels: Object.fromEntries(infos) };
}

/** GET /apps/ID/channels/NAME */
export function describeChannel(
  app: App,
  request: ApiRequest,
  name: string,
): { occupied: boolean } & ChannelInfo {
  const channel = readName(app, name);
  const asked = parseInfo(queryValue(request, 'info'));
  if (asked.includes('user_count') && channel.access !== 'presence') {
    throw new HttpError(400, 'user_count is for presence channels only');
  }
  return { occupied: app.channels.get(name) !== undefined, ...channelInfo(app, channel, asked) };
}

/** GET /apps/ID/channels/NAME/users */
export function listUsers(app: App, _request: ApiRequest, name: string): { users: { id: string }[] } {
  if (readName(app, name).access !== 'presence') {
    throw new HttpError(400, 'Users can only be retrieved for presence channels');
  }
  return { users: (app.channels.get(name)?.members?.ids ?? []).map((id) => ({ id })) };
}

function readName(app: App, name: string): ChannelName {
  const channel = parseChannelName(name, app.limits);
  if (!channel) throw new HttpError(400, `Invalid channel name: ${JSON.stringify(name.slice(0, 200))}`);
  return channel;
}
