import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findMiniBrowser } from '../lib/miniBrowser.mjs';
import { findFreePort } from '../lib/port.mjs';
import { descendantsOf, endProcesses } from '../lib/processTree.mjs';
import { waitForAnswer } from '../lib/waitForAnswer.mjs';
import { GRACE_MS, WAIT_MS } from '../testing/limits.mjs';
import { spawnWatched } from '../vitest/spawnWatched';
import { startSession, type Session } from './webDriver';

export interface WebKit {
  readonly session: Session;
  /** Ends all its processes, also those that hang. */
  close(): Promise<void>;
}

/** How often it is looked whether the speaker is there, in ms. */
const LOOK_MS = 50;

/** How long they may take to end by themselves, in ms. */
const END_MS = 5000;

const environment = [
  // The same on every machine, without a desktop's settings and its bus.
  'GSETTINGS_BACKEND=memory',
  'GTK_A11Y=none',
  'NO_AT_BRIDGE=1',
  'LC_ALL=en_US.UTF-8',
  // A container lets nothing in it make another sandbox, and the pages are our own.
  'WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1',
];

/** Opens WebKitGTK's MiniBrowser on a display and with a speaker of its own, both of which nobody sees or hears, and with a mock camera and microphone. */
export async function openWebKit(): Promise<WebKit> {
  const binary = findMiniBrowser();
  if (!binary) throw new Error("WebKitGTK's MiniBrowser is not here. On Debian and Ubuntu: sudo apt-get install webkit2gtk-driver xvfb pulseaudio.");
  const folder = mkdtempSync(join(tmpdir(), 'visavis-webkit-'));
  const started: Program[] = [];
  const start = (...command: readonly [string, ...string[]]) => {
    const program = watch(command);
    started.push(program);
    return program;
  };
  const close = async () => {
    await endProcesses(started.flatMap(({ child: { pid } }) => (pid === undefined ? [] : descendantsOf(pid))), END_MS);
    await Promise.all(started.map(({ death }) => death));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    writeSettings(folder);
    const xvfb = start('Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp');
    const display = await Promise.race([firstLine(xvfb.child), xvfb.death.then(fail)]);
    const sound = await startSound(folder, start);

    const port = await findFreePort();
    const places = [`DISPLAY=:${display}`, `PULSE_SERVER=unix:${sound}`, `XDG_CONFIG_HOME=${folder}`];
    const driver = start('env', ...places, ...environment, 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`);
    driver.child.stdout.resume();
    const url = `http://127.0.0.1:${port}/`;
    await waitForAnswer(`${url}status`, driver.death);
    const session = await startSession({
      url,
      capabilities: {
        pageLoadStrategy: 'eager',
        timeouts: { script: WAIT_MS, pageLoad: WAIT_MS },
        // What a play function presses counts as no click of a user, which sound would wait for.
        'webkitgtk:browserOptions': { binary, args: ['--automation', '--autoplay-policy=allow', '--features=+MockCaptureDevices'] },
      },
      limitMs: WAIT_MS + GRACE_MS,
    });
    return { session, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves with its last words when it ends. */
  readonly death: Promise<string>;
}

function watch([program, ...args]: readonly [string, ...string[]]): Program {
  const child = spawnWatched(program, args);
  let said = '';
  child.stderr.on('data', (bytes) => (said = `${said}${String(bytes)}`.slice(-4000)));
  return { child, death: once(child, 'close').then(() => `${[program, ...args].join(' ')} ended.\n${said}`) };
}

const fail = (reason: string): never => {
  throw new Error(reason);
};

async function firstLine({ stdout }: ChildProcessWithoutNullStreams): Promise<string> {
  let text = '';
  for await (const chunk of stdout) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

/** A speaker that swallows all, at the pace of a real one, on a machine with or without sound. @returns where it listens */
async function startSound(folder: string, start: (...command: readonly [string, ...string[]]) => Program): Promise<string> {
  const socket = join(folder, 'sound');
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes'];
  const { child, death } = start('env', `HOME=${folder}`, `XDG_RUNTIME_DIR=${folder}`, 'pulseaudio', ...options, ...modules.flatMap((module) => ['--load', module]));
  child.stdout.resume();
  const gone = new AbortController();
  void death.then((words) => gone.abort(new Error(words)));
  while (!existsSync(socket)) await delay(LOOK_MS, undefined, { signal: gone.signal });
  return socket;
}

/** Of GTK: nothing moves, since a colour on its way to another one is none that anybody chose. */
function writeSettings(folder: string): void {
  for (const version of ['3.0', '4.0']) {
    mkdirSync(join(folder, `gtk-${version}`));
    writeFileSync(join(folder, `gtk-${version}`, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  }
}
