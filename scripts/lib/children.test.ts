import { afterEach, expect, it, vi } from 'vitest';
import { startChild, stopChildren } from './children.mjs';
import { WAIT_MS } from '../testing/limits.mjs';
import { run, runNode } from './run.mjs';

afterEach(stopChildren);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

// A program whose own child ignores the polite signal, as the worst of them do.
const stubborn = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', \`
    process.on('SIGTERM', () => {});
    setInterval(() => {}, 1000);
    console.log('ready ' + process.pid);
  \`], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.pipe(process.stdout);
`;

// As Playwright starts the servers of its tests: in a group of their own, by a shell.
const detaching = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', \`
    setInterval(() => {}, 1000);
    console.log('ready ' + process.pid);
  \`], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  child.stdout.pipe(process.stdout);
`;

it.for<[string, string]>([
  ['that are stubborn', stubborn],
  ['in a process group of their own', detaching],
])('ends a program with grandchildren %s', async ([, program], { skip }) => {
  skip(process.platform === 'win32', 'Windows has no signal that a program could ignore.');
  const child = startChild(process.execPath, ['-e', program], { stdout: 'pipe' });
  let output = '';
  child.process.stdout?.on('data', (data) => (output += String(data)));
  await vi.waitFor(() => expect(output).toMatch(/ready \d+/), { timeout: WAIT_MS });
  const grandchild = Number(/\d+/.exec(output)?.[0]);
  expect(isAlive(grandchild)).toBe(true);

  await stopChildren();
  await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), { timeout: WAIT_MS });
  expect((await child.ended).how).toBe('SIGTERM');
});

it('tells how a program ended', async () => {
  const noisy = await runNode('-e', ['console.log(1); console.error(2); process.exit(3)'], { silent: true });
  expect(noisy).toEqual({ code: 3, output: expect.stringMatching(/^(1\n2|2\n1)\n$/) });
  expect(await startChild(process.execPath, ['-e', '']).ended).toEqual({ code: 0, how: 'exit code 0' });
});

it('tells that a program could not be started', async () => {
  const { code, output } = await run('visavis-no-such-program', [], { silent: true });
  expect(code).toBe(127);
  expect(output).toContain('ENOENT');
});
