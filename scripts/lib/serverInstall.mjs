import { hasApt, installPackages } from './debian.mjs';
import { python } from './python.mjs';
import { run } from './run.mjs';
import { UserError } from './userError.mjs';

/** What tests start of servers and tools that npm does not have: what each needs and is run to see whether it is there, and what installs it. */
const servers = {
  coturn: {
    what: 'The tests of TURN need coturn 4.6 or later and openssl',
    programs: [
      ['turnserver', '--help'],
      ['openssl', 'version'],
    ],
    debian: ['coturn', 'openssl'],
    elsewhere: 'On a Mac: brew install coturn openssl.',
  },
  redis: {
    what: 'The tests of shared limits need a Redis server',
    programs: [['redis-server', '--version']],
    debian: ['redis-server'],
    elsewhere: 'On a Mac: brew install redis.',
  },
  aiortc: {
    what: 'The tests against a foreign media server need Python 3 with aiortc, aiohttp and numpy',
    programs: [['sh', '-c', `${python} -c "import aiohttp, aiortc, numpy" || exit 127`]],
    debian: ['python3-aiortc', 'python3-aiohttp', 'python3-numpy'],
    elsewhere: 'Elsewhere: pip install aiohttp aiortc numpy.',
  },
  ffmpeg: {
    what: 'The tests of recordings need ffprobe of ffmpeg',
    programs: [['ffprobe', '-version']],
    debian: ['ffmpeg'],
    elsewhere: 'On a Mac: brew install ffmpeg.',
  },
  webkit: {
    what: "The stories in WebKit need WebKitGTK's MiniBrowser, its driver, Xvfb and PulseAudio",
    programs: [
      ['WebKitWebDriver', '--help'],
      ['Xvfb', '-help'],
      ['pulseaudio', '--version'],
      ['sh', '-c', 'ls /usr/lib/*/webkit*/MiniBrowser || exit 127'],
    ],
    debian: ['webkit2gtk-driver', 'xvfb', 'pulseaudio'],
    elsewhere: 'Only on Linux.',
  },
  espeak: {
    what: 'The benchmark of noise suppression needs espeak-ng, which speaks',
    programs: [['espeak-ng', '--version']],
    debian: ['espeak-ng'],
    elsewhere: 'On a Mac: brew install espeak-ng.',
  },
};

/**
 * Sees to it that there is a server or a tool.
 *
 * @param {keyof typeof servers} name
 */
export async function installServer(name) {
  const { what, programs, debian, elsewhere } = servers[name];
  if (await areThere(programs)) return;
  if (hasApt()) {
    console.log(`Installing ${debian.join(' and ')}...`);
    const { ok, output } = await installPackages(debian);
    if (ok && (await areThere(programs))) return;
    console.error(output);
  }
  throw new UserError(`${what}, and there is none here.
On Debian and Ubuntu: sudo apt-get install ${debian.join(' ')}. ${elsewhere}`);
}

/** @param {readonly (readonly string[])[]} programs */
async function areThere(programs) {
  const asked = programs.map(([program = '', ...args]) => run(program, args, { silent: true }));
  return (await Promise.all(asked)).every(({ code }) => code !== 127);
}
