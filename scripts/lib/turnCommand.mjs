import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './children.mjs';
import { runCommand } from './command.mjs';
import { coturnConfig, limits, notPublic, unused } from './coturnConfig.mjs';
import { readDemoEnv } from './demoEnv.mjs';
import { listenError } from './port.mjs';
import { stunPing } from './stunPing.mjs';
import { readTurnOptions } from './turnOptions.mjs';
import { UserError } from './userError.mjs';

const notInstalled =
  'coturn is not installed: there is no `turnserver`. Debian and Ubuntu: sudo apt install coturn ' +
  '(and sudo systemctl disable --now coturn, unless it is to run all the time). macOS: brew install coturn.';

const patienceMs = 10_000;

/**
 * The whole of `npm run turn`. Ctrl-C is how one ends it, so that is no failure.
 *
 * @param {readonly string[]} args
 */
export function turnCommand(args) {
  return runCommand(() => serveTurn(args), { interruptedCode: 0 });
}

/**
 * Runs coturn until it dies, which is thrown as a `UserError`.
 *
 * @param {readonly string[]} args
 * @returns {Promise<never>}
 */
async function serveTurn(args) {
  const options = readTurnOptions(args, readDemoEnv('production'));
  const { host, port, verbose } = options;
  await checkPort(host, port);

  // For this user alone: the secret is in it.
  const folder = mkdtempSync(join(tmpdir(), 'visavis-turn-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, 'turnserver.conf');
  writeFileSync(config, `${configLines(options, folder).join('\n')}\n`, { mode: 0o600 });

  const server = startChild('turnserver', ['-c', config], {
    stdout: verbose ? 'show' : 'hide',
    // It complains of protocols that this machine lacks and nobody needs.
    stderr: verbose ? 'show' : 'pipe',
  });
  server.process.stderr?.resume();
  const death = server.ended.then(({ code, how }) =>
    code === 127 ? notInstalled : `coturn ended (${how}). \`npm run turn -- --verbose\` shows what it says.`,
  );
  await waitForTurn(host, port, death);

  const url = `${host}:${port}`;
  console.log(`
TURN and STUN server at ${url}, over UDP and TCP. For the demo, in apps/demo/.env.local or in front of npm run demo:

STUN_URLS="stun:${url}"
TURN_URLS="turn:${url}?transport=udp,turn:${url}?transport=tcp"
TURN_SECRET="${options.secret}"

With ICE_TRANSPORT_POLICY="relay" every call goes through it. Ctrl-C ends it.`);
  throw new UserError(await death);
}

/**
 * Relays to this machine alone: to the other side's relay, which is here as well, and to a browser here. The
 * rest of the local network is as closed to whoever gets credentials as with a server on the internet.
 *
 * @param {import('./turnOptions.mjs').TurnOptions} options
 * @param {string} folder
 */
function configLines({ host, port, secret }, folder) {
  return [
    ...coturnConfig({ address: host, port, realm: 'visavis', secret, folder, deniedPeers: notPublic }),
    `allowed-peer-ip=${host}`,
    ...(host.startsWith('127.') ? ['allow-loopback-peers'] : []),
    ...limits,
    ...unused,
    'no-tls',
  ];
}

/**
 * @param {string} host
 * @param {number} port
 */
async function checkPort(host, port) {
  const code = (await listenError(port, host)) ?? (await bindError(port, host));
  if (code === null) return;
  if (code === 'EADDRINUSE') {
    throw new UserError(
      `Port ${port} of ${host} is in use, perhaps by another coturn (Debian's package starts one by itself: ` +
        'sudo systemctl disable --now coturn). Or choose another: npm run turn -- --port 3479',
    );
  }
  if (code === 'EACCES') throw new UserError(`Port ${port} needs more rights. Choose one above 1023 with --port.`);
  throw new UserError(`Nobody can listen on port ${port} of ${host} (${code}).`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} the code of the error that binding a UDP socket ends in, or null
 */
function bindError(port, host) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(null)));
  });
}

/**
 * @param {string} host
 * @param {number} port
 * @param {Promise<string>} death
 */
async function waitForTurn(host, port, death) {
  const late = AbortSignal.timeout(patienceMs);
  const died = new AbortController();
  await Promise.race([
    stunPing(host, port, AbortSignal.any([late, died.signal])).catch((error) => {
      if (!late.aborted) throw error;
      throw new UserError(`coturn does not answer at ${host}:${port} after ${patienceMs / 1000} s.`);
    }),
    death.then((reason) => {
      died.abort();
      throw new UserError(reason);
    }),
  ]);
}
