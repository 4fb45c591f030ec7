import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { internet } from '../net/addresses';
import type { Namespace, Running } from '../net/namespace';
import { waitForPort } from './waitForPort';

const app = { id: 'lab', key: 'lab-key', secret: 'lab-secret-of-an-app' };

/** What the demo has to know of it. Plain HTTP on TCP 443, which the strictest firewall lets through. */
export const channelsEnv = {
  PUSHER_APP_ID: app.id,
  PUSHER_KEY: app.key,
  PUSHER_SECRET: app.secret,
  PUSHER_HOST: internet.channels,
  PUSHER_PORT: '443',
  PUSHER_TLS: 'false',
};

/** The local Channels server. */
export class ChannelsServer {
  readonly #machine: Namespace;
  #running: Running | null = null;

  constructor(machine: Namespace) {
    this.#machine = machine;
  }

  async start(): Promise<void> {
    const cli = join(root, 'packages/channels/dist/cli.js');
    const place = ['--host', internet.channels, '--port', '443'];
    const identity = ['--app-id', app.id, '--key', app.key, '--secret', app.secret];
    this.#running = this.#machine.start(process.execPath, [cli, '--quiet', ...place, ...identity]);
    await waitForPort(internet.channels, 443, this.#running);
  }

  /** It crashes: everybody's WebSocket breaks. */
  async crash(): Promise<void> {
    await this.#running?.kill();
    this.#running = null;
  }
}
