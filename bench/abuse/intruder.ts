import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Deployment } from './deployment';

/** A guest's token for a room; '' if there is none to be had. */
export async function tokenFor(deployment: Deployment, room: string, address?: string): Promise<string> {
  const response = await deployment.request(`/api/config?room=${room}`, {}, address);
  if (!response.ok) return '';
  return ((await response.json()) as { roomToken: string }).roomToken;
}

type Fields = Record<'socket_id' | 'channel_name' | 'client_secret' | 'token' | 'host', string>;

interface Entry {
  /** @default the attacker's */
  address?: string;
  /** A host's token. @default none */
  host?: string;
}

/** A member of a room, as far as the servers can tell, without a browser. */
export class Intruder {
  readonly channel: string;
  readonly #deployment: Deployment;
  readonly #socket: WebSocket;
  readonly #room: string;
  readonly #fields: Fields;

  private constructor(deployment: Deployment, socket: WebSocket, room: string, fields: Fields) {
    this.#deployment = deployment;
    this.#socket = socket;
    this.#room = room;
    this.#fields = fields;
    this.channel = fields.channel_name;
  }

  /** Rejects where the servers don't let it in. */
  static async enter(deployment: Deployment, room: string, { address, host: hostToken = '' }: Entry = {}): Promise<Intruder> {
    const { host, port, key } = deployment.channels;
    const socket = new WebSocket(`ws://${host}:${port}/app/${key}?protocol=7`);
    const next = async () => JSON.parse(String((await once(socket, 'message'))[0])) as { event: string; data: string };
    try {
      const { socket_id: socketId } = JSON.parse((await next()).data) as { socket_id: string };
      const fields = {
        socket_id: socketId,
        channel_name: `presence-visavis-${room}`,
        client_secret: randomBytes(24).toString('base64url'),
        token: await tokenFor(deployment, room, address),
        host: hostToken,
      };
      const body = new URLSearchParams(fields);
      const response = await deployment.request('/api/pusher/auth', { method: 'POST', body }, address);
      if (!response.ok) throw new Error(`Refused with ${response.status}.`);
      const auth = (await response.json()) as object;
      socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel: fields.channel_name, ...auth } }));
      const { event } = await next();
      if (!event.endsWith('subscription_succeeded')) throw new Error(`Refused with ${event}.`);
      return new Intruder(deployment, socket, room, fields);
    } catch (error) {
      socket.terminate();
      throw error;
    }
  }

  askIce(): Promise<Response> {
    const { token, client_secret: clientSecret } = this.#fields;
    const headers = { authorization: `Bearer ${token}`, 'x-client-secret': clientSecret };
    return this.#deployment.request(`/api/ice?room=${this.#room}`, { headers });
  }

  speak(data: string): Promise<Response> {
    const body = new URLSearchParams({ ...this.#fields, data });
    return this.#deployment.request('/api/pusher/relay', { method: 'POST', body });
  }

  /** Decides who may be in the room, as a host. */
  decide(change: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ ...this.#fields, ...change });
    return this.#deployment.request('/api/rooms/access', { method: 'POST', body });
  }

  leave(): void {
    this.#socket.terminate();
  }
}
