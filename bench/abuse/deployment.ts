import { startChannels, type ChannelsServer } from '@visavis/channels';
import { createRoomTokens } from '@visavis/server';
import { startChild } from '../../scripts/lib/children.mjs';
import { demoFolder } from '../../scripts/lib/demoEnv.mjs';
import { findFreePort } from '../../scripts/lib/port.mjs';
import { binPath } from '../../scripts/lib/root.mjs';
import { waitForAnswer } from '../../scripts/lib/waitForAnswer.mjs';

const roomSecret = 'a secret of this deployment alone';

/** The address that the attacker has, as a proxy in front would name it. */
const ATTACKER = '203.0.113.7';

/** A demo and its signaling server, on loopback alone. */
export interface Deployment {
  readonly channels: ChannelsServer;
  /** Asks the demo as the attacker does, or from another address. */
  request(path: string, init?: RequestInit, address?: string): Promise<Response>;
  /** What makes its bearer the host of a room, which an attacker does not have. */
  hostToken(room: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts one with relays that are nowhere; the caller stops it. */
export async function startDeployment(): Promise<Deployment> {
  const channels = await startChannels({ clientEvents: false });
  const port = String(await findFreePort());
  const demo = startChild(process.execPath, [binPath('next'), 'start', '--port', port, '--hostname', '127.0.0.1'], {
    cwd: demoFolder,
    stdout: 'hide',
    env: {
      NODE_ENV: 'production',
      PUSHER_APP_ID: channels.appId,
      PUSHER_KEY: channels.key,
      PUSHER_SECRET: channels.secret,
      PUSHER_HOST: channels.host,
      PUSHER_PORT: String(channels.port),
      PUSHER_TLS: 'false',
      TURN_URLS: 'turn:turn.invalid',
      TURN_SECRET: 'a secret of nobody',
      CLIENT_ADDRESS_HEADER: 'x-real-ip',
      REDIS_URL: '',
      ROOM_SECRET: roomSecret,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitForAnswer(`${origin}/api/config`, demo.ended.then(({ how }) => `The demo did not start (${how}); build it first.`));
  return {
    channels,
    request: (path, init = {}, address = ATTACKER) =>
      fetch(origin + path, { ...init, headers: withHeader(init.headers, 'x-real-ip', address) }),
    hostToken: (room) => createRoomTokens({ secret: roomSecret }).issue(room, { role: 'host' }),
    async stop() {
      demo.process.kill();
      await demo.ended;
      await channels.stop();
    },
  };
}

function withHeader(init: HeadersInit | undefined, name: string, value: string): Headers {
  const headers = new Headers(init);
  headers.set(name, value);
  return headers;
}
