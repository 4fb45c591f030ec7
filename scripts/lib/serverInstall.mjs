import { hasApt, installPackages } from './debian.mjs';
import { run } from './run.mjs';
import { UserError } from './userError.mjs';

/** What tests start of servers and tools that npm does not have: which programs each needs, and what installs them. */
const servers = {
  coturn: {
    what: 'The tests of TURN need coturn 4.6 or later and openssl',
    programs: [
      ['turnserver', '--help'],
      ['openssl', 'version'],
    ],
    debian: ['coturn', 'openssl'],
    mac: 'coturn openssl',
  },
  redis: {
    what: 'The tests of shared limits need a Redis server',
    programs: [['redis-server', '--version']],
    debian: ['redis-server'],
    mac: 'redis',
  },
  ffmpeg: {
    what: 'The tests of recordings need ffprobe of ffmpeg',
    programs: [['ffprobe', '-version']],
    debian: ['ffmpeg'],
    mac: 'ffmpeg',
  },
  espeak: {
    what: 'The benchmark of noise suppression needs espeak-ng, which speaks',
    programs: [['espeak-ng', '--version']],
    debian: ['espeak-ng'],
    mac: 'espeak-ng',
  },
};

/**
 * Sees to it that there is a server or a tool.
 *
 * @param {keyof typeof servers} name
 */
export async function installServer(name) {
  const { what, programs, debian, mac } = servers[name];
  if (await areThere(programs)) return;
  if (hasApt()) {
    console.log(`Installing ${debian.join(' and ')}...`);
    const { ok, output } = await installPackages(debian);
    if (ok && (await areThere(programs))) return;
    console.error(output);
  }
  throw new UserError(`${what}, and there is none here.
On Debian and Ubuntu: sudo apt-get install ${debian.join(' ')}. On a Mac: brew install ${mac}.`);
}

/** @param {readonly (readonly string[])[]} programs */
async function areThere(programs) {
  const asked = programs.map(([program = '', ...args]) => run(program, args, { silent: true }));
  return (await Promise.all(asked)).every(({ code }) => code !== 127);
}
