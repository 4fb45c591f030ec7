import { expect, onTestFinished } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { parseJsonObject, type JsonObject } from '../json';
import { sign } from '../signature';
import type { ChannelsServer } from '../startChannels';
import { until } from './until';

/** A bare WebSocket, for what no Pusher library would ever send. */
export interface RawClient {
  socket: WebSocket;
  /** Every frame so far, with `data` decoded. */
  messages: { event: unknown; channel: unknown; data: JsonObject }[];
  /** How the connection ended, once it did. */
  closed: { code: number; reason: string } | null;
  socketId: string;
  send(message: object | string): void;
  /** Waits for the next frame with this event after those it returned before. */
  next(event: string): Promise<{ channel: unknown; data: JsonObject }>;
  /** Subscribes, with a right signature where one is needed, and waits until that succeeded. */
  subscribe(channel: string, channelData?: object): Promise<void>;
}

/** Opens a socket at `path`, without waiting for anything. */
export function openSocket(
  server: ChannelsServer,
  path: string,
  headers: { origin?: string; host?: string } = {},
): RawClient {
  const socket = new WebSocket(`ws://${server.host}:${server.port}${path}`, { headers });
  const taken = new Map<string, number>();
  const client: RawClient = {
    socket,
    messages: [],
    closed: null,
    socketId: '',
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async next(event) {
      const index = taken.get(event) ?? 0;
      taken.set(event, index + 1);
      return until(() => {
        const found = client.messages.filter((message) => message.event === event)[index];
        expect(found, `${event} number ${index + 1}; closed: ${JSON.stringify(client.closed)}`).toBeDefined();
        return found as NonNullable<typeof found>;
      });
    },
    async subscribe(channel, channelData) {
      const text = channelData && JSON.stringify(channelData);
      const signed = [client.socketId, channel, ...(text ? [text] : [])].join(':');
      const auth = `${server.key}:${sign(server.secret, signed)}`;
      client.send({ event: 'pusher:subscribe', data: { channel, auth, channel_data: text } });
      await until(() => {
        const succeeded = client.messages.filter(
          ({ event }) => event === 'pusher_internal:subscription_succeeded',
        );
        expect(succeeded.map((message) => message.channel)).toContain(channel);
      });
    },
  };
  socket.on('message', (data) => {
    const message = parseJsonObject(textOf(data)) ?? {};
    const inner = typeof message.data === 'string' ? parseJsonObject(message.data) : message.data;
    client.messages.push({
      event: message.event,
      channel: message.channel,
      data: (inner ?? {}) as JsonObject,
    });
  });
  socket.on('close', (code, reason) => (client.closed = { code, reason: reason.toString() }));
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  return client;
}

/** What a frame says. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}

/** Connects as pusher-js would, and waits for the greeting. */
export async function connectRaw(server: ChannelsServer): Promise<RawClient> {
  const client = openSocket(server, `/app/${server.key}?protocol=7&client=js&version=8.6.0&flash=false`);
  const { data } = await client.next('pusher:connection_established');
  client.socketId = String(data.socket_id);
  return client;
}
