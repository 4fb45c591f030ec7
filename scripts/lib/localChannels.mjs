import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startChild } from './children.mjs';
import { findFreePort } from './port.mjs';
import { root } from './root.mjs';
import { waitForAnswer } from './waitForAnswer.mjs';

/**
 * Starts the local Channels server on a free port, with a key and a secret of its own each time, and waits
 * until it answers.
 *
 * @param {{ watch: boolean }} options `watch`: starts it again when it is built again
 * @returns {Promise<{ child: import('./children.mjs').Child, env: Record<string, string> }>} `env`: what a
 *   client needs to find it
 */
export async function startLocalChannels({ watch }) {
  const port = String(await findFreePort());
  const appId = 'visavis';
  const key = randomBytes(10).toString('hex');
  const secret = randomBytes(20).toString('hex');
  const cli = join(root, 'packages/channels/dist/cli.js');

  const flags = ['--quiet', '--port', port, '--app-id', appId, '--key', key, '--secret', secret];
  const child = startChild(process.execPath, [...(watch ? ['--watch'] : []), cli, ...flags]);
  const death = child.ended.then(({ how }) => `The local Channels server did not start (${how}).`);
  await waitForAnswer(`http://127.0.0.1:${port}`, death);
  return {
    child,
    env: {
      PUSHER_APP_ID: appId,
      PUSHER_KEY: key,
      PUSHER_SECRET: secret,
      PUSHER_HOST: 'localhost',
      PUSHER_PORT: port,
      PUSHER_TLS: 'false',
    },
  };
}
