import { build } from './build.mjs';
import { startChild } from './children.mjs';
import { runCommand } from './command.mjs';
import { demoFolder, readDemoEnv } from './demoEnv.mjs';
import { describeIce } from './describeIce.mjs';
import { installDependencies } from './install.mjs';
import { startLocalChannels } from './localChannels.mjs';
import { checkPort, readPort } from './port.mjs';
import { choosePusher } from './pusherEnv.mjs';
import { binPath } from './root.mjs';
import { UserError } from './userError.mjs';
import { waitForAnswer } from './waitForAnswer.mjs';

/**
 * The whole of `npm run demo` and `npm run dev`. Ctrl-C is how one ends it, so that is no failure.
 *
 * @param {'production' | 'development'} mode
 */
export function demoCommand(mode) {
  return runCommand(() => serveDemo(mode), { interruptedCode: 0 });
}

/**
 * Serves the demo until something of it dies, which is thrown as a `UserError`.
 *
 * `production`: a build of everything. `development`: `next dev`, and every package is built again when a
 * file of it changes.
 *
 * @param {'production' | 'development'} mode
 * @returns {Promise<never>}
 */
async function serveDemo(mode) {
  const isDev = mode === 'development';
  const verbose = process.argv.includes('--verbose');
  const port = readPort(process.env);
  await checkPort(port);
  const env = readDemoEnv(mode);
  const pusher = choosePusher(env);

  await installDependencies();
  await build(isDev ? '@visavis/demo^...' : '@visavis/demo...', { verbose });
  const ice = await describeIce(env);

  const channels = pusher.kind === 'local' ? await startLocalChannels({ watch: isDev }) : null;
  const nextArgs = [binPath('next'), isDev ? 'dev' : 'start', '--port', String(port)];
  const next = startChild(process.execPath, nextArgs, {
    cwd: demoFolder,
    env: { ...channels?.env, NODE_ENV: mode },
    stdout: isDev || verbose ? 'show' : 'hide',
  });
  const deaths = [tellEnd("The demo's server", next)];
  if (channels) deaths.push(tellEnd('The local Channels server', channels.child));
  if (isDev) deaths.push(tellEnd('What builds the packages', startWatchers()));
  const death = Promise.race(deaths);

  const address = `http://localhost:${port}`;
  await waitForAnswer(address, death);
  const signaling = pusher.kind === 'local' ? 'a local Channels server' : pusher.place;
  console.log(`
Demo         ${address}
Signaling    ${signaling}
ICE servers  ${ice}

Ctrl-C ends it.`);
  throw new UserError(await death);
}

/**
 * @param {string} name
 * @param {import('./children.mjs').Child} child
 */
async function tellEnd(name, child) {
  const { how } = await child.ended;
  return `${name} ended (${how}).`;
}

/** Builds every package again when a file of it changes. */
function startWatchers() {
  const args = ['run', 'dev', '--filter=./packages/*', '--output-logs=new-only'];
  return startChild(process.execPath, [binPath('turbo'), ...args]);
}
