import type { App } from '../app';
import { parseChannelName, type ChannelName } from '../channels/channelName';
import { tooMuchData } from '../eventSize';
import { isJsonObject, type JsonObject } from '../json';
import { jsonBody, type ApiRequest } from './ApiRequest';
import { channelInfo, parseInfo, type Attribute, type ChannelInfo } from './channelInfo';
import { HttpError } from './HttpError';

interface Publication {
  readonly name: string;
  readonly data: string;
  readonly exceptSocketId: string | undefined;
  readonly info: readonly Attribute[];
}

/** POST /apps/ID/events */
export function publishEvent(app: App, request: ApiRequest): { channels?: Record<string, ChannelInfo> } {
  const body = jsonBody(request);
  const { channels = [body.channel] } = body;
  const publication = readPublication(app, body);
  if (!Array.isArray(channels) || channels.length === 0) {
    throw new HttpError(400, 'channels must be an array with at least one channel name');
  }
  if (channels.length > app.limits.channelsPerEvent) {
    throw new HttpError(400, `An event can be published to at most ${app.limits.channelsPerEvent} channels`);
  }
  // Every name is checked before anything is sent. One named twice still gets the event once.
  const names = new Map(channels.map((channel) => readName(app, channel)).map((name) => [name.name, name]));
  for (const name of names.values()) send(app, name, publication);
  if (publication.info.length === 0) return {};
  const infos = [...names.values()].map(
    (name) => [name.name, channelInfo(app, name, publication.info)] as const,
  );
  return { channels: Object.fromEntries(infos) };
}

/** POST /apps/ID/batch_events */
export function publishBatch(app: App, request: ApiRequest): { batch?: ChannelInfo[] } {
  const { batch } = jsonBody(request);
  if (!Array.isArray(batch) || batch.length === 0) {
    throw new HttpError(400, 'batch must be an array with at least one event');
  }
  if (batch.length > app.limits.eventsPerBatch) {
    throw new HttpError(400, `A batch can hold at most ${app.limits.eventsPerBatch} events`);
  }
  const events = batch.map((event: unknown) => {
    if (!isJsonObject(event)) throw new HttpError(400, 'Every event in a batch must be an object');
    return { name: readName(app, event.channel), publication: readPublication(app, event) };
  });
  for (const { name, publication } of events) send(app, name, publication);
  if (events.every(({ publication }) => publication.info.length === 0)) return {};
  return { batch: events.map(({ name, publication }) => channelInfo(app, name, publication.info)) };
}

function send(app: App, channel: ChannelName, { name, data, exceptSocketId }: Publication): void {
  app.channels.publish(channel, { name, data }, exceptSocketId);
}

function readName(app: App, name: unknown): ChannelName {
  const parsed = parseChannelName(name, app.limits);
  if (!parsed) throw new HttpError(400, `Invalid channel name: ${JSON.stringify(name)?.slice(0, 200)}`);
  return parsed;
}

function readPublication({ limits }: App, event: JsonObject): Publication {
  const { name, data, socket_id: socketId, info } = event;
  if (typeof name !== 'string' || name === '') throw new HttpError(400, 'Missing parameter: name');
  if (name.length > limits.eventNameLength) {
    throw new HttpError(400, `Event name is longer than ${limits.eventNameLength} characters`);
  }
  if (/^pusher(_internal)?:/.test(name))
    throw new HttpError(400, 'Event names that begin with pusher: are reserved');
  if (typeof data !== 'string') throw new HttpError(400, 'data must be a string');
  const complaint = tooMuchData(data, limits);
  if (complaint !== null) throw new HttpError(413, complaint);
  if (socketId !== undefined && !isSocketId(socketId)) {
    throw new HttpError(400, `Invalid socket id: ${JSON.stringify(socketId).slice(0, 200)}`);
  }
  return {
    name,
    data,
    exceptSocketId: socketId,
    info: parseInfo(typeof info === 'string' ? info : undefined),
  };
}

function isSocketId(value: unknown): value is string {
  return typeof value === 'string' && /^\d+\.\d+$/.test(value);
}
