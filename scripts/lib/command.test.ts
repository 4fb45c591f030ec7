import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { WAIT_MS } from '../testing/limits.mjs';

const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

// One program after the other, as the steps of the tests are run.
const program = `
  const { runCommand } = await import(${here('./command.mjs')});
  const { startChild } = await import(${here('./children.mjs')});
  const runOne = (name) => startChild(process.execPath, ['-e', \`console.log('\${name} ' + process.pid); setInterval(() => {}, 1000)\`]).ended;
  await runCommand(async () => {
    await runOne('first');
    await runOne('second');
    return 0;
  }, { interruptedCode: 130 });
`;

it.each(['SIGINT', 'SIGTERM'] as const)('starts nothing more after %s, and leaves nothing behind', async (signal) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    // Not as npm runs it, which it watches.
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  await vi.waitFor(() => expect(output).toMatch(/first \d+/), { timeout: WAIT_MS });
  child.kill(signal);
  // It closes when whatever holds its output is gone as well.
  expect(await closed).toBe(130);
  expect(output).not.toContain('second');
});
