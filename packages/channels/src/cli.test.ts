import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { until } from './testing/until';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let cli: string;

// Inside the package, so that the built file finds `ws` where an installed one would.
beforeAll(async () => {
  const cache = join(packageFolder, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'cli-test-'));
  cli = join(folder, 'cli.js');
  await build({ cwd: packageFolder, outDir: folder, dts: false, logLevel: 'error' });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

function start(...argv: string[]) {
  const child = spawn(process.execPath, [cli, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => (output.out += String(data)));
  child.stderr.on('data', (data) => (output.err += String(data)));
  return { child, output };
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
}

describe('the built command', () => {
  it('is a file that can be run', async () => {
    expect(await readFile(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    await access(cli, constants.X_OK);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, and ends with 0', async (signal) => {
    const { child, output } = start('--port', '0');
    const exit = exitOf(child);
    await until(() => expect(output.out).toMatch(/\n$/));
    const address = /http:\S+:\d+/.exec(output.out)?.[0];
    expect((await fetch(`${address}/health`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual({ code: 0, signal: null });
    expect(output.err).toBe('');
  });

  it('ends with 2 and one line on stderr when it cannot understand', async () => {
    const { child, output } = start('--nonsense');
    expect(await exitOf(child)).toEqual({ code: 2, signal: null });
    expect(output.err).toMatch(/^visavis-channels: Unknown option '--nonsense'[^\n]*\n$/);
    expect(output.out).toBe('');
  });
});
