import { expect, test } from '@playwright/test';
import { startChild, stopChildren } from '../../../scripts/lib/children.mjs';
import { demoFolder } from '../../../scripts/lib/demoEnv.mjs';
import { findFreePort } from '../../../scripts/lib/port.mjs';
import { binPath } from '../../../scripts/lib/root.mjs';
import { runNode } from '../../../scripts/lib/run.mjs';

// None of a settings file's, nor of the machine that runs the tests; and one that can't work.
const env = {
  ...Object.fromEntries(['ICE_SERVERS_URL', 'STUN_URLS', 'TURN_SECRET', 'ROOM_SECRET'].map((name) => [name, ''])),
  ICE_SERVERS: '[{"urls":"turn:relay.example.com","credential":"hunter2"}]',
};
const line = 'ICE servers: ICE_SERVERS[0] has a turn: or turns: URL and needs username and credential.';

test.afterEach(stopChildren);

test('npm run demo ends with one line about settings that can not work', async () => {
  const PORT = String(await findFreePort());
  const { code, output } = await runNode('scripts/demo.mjs', [], { silent: true, env: { ...env, PORT } });
  expect(code).toBe(1);
  expect(output.trimEnd().split('\n').at(-1)).toBe(line);
  expect(output).not.toContain('hunter2');
});

test('a server that starts with them says so in its log, serves, and tells its pages', async ({ request }) => {
  const port = String(await findFreePort());
  const server = startChild(process.execPath, [binPath('next'), 'start', '--port', port], {
    cwd: demoFolder,
    env: { ...env, STUN_URLS: 'stun:stun.example.com' },
    stdout: 'hide',
    stderr: 'pipe',
  });
  let log = '';
  server.process.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  await expect.poll(() => log).toContain(`${line}\n`);
  expect(log.split(line)).toHaveLength(2);

  const origin = `http://localhost:${port}`;
  const config: unknown = await (await request.get(`${origin}/api/config`)).json();
  expect(config).toMatchObject({ iceServerUrls: ['stun:stun.example.com'], iceProblem: line.replace('ICE servers: ', '') });
  const ice: unknown = await (await request.get(`${origin}/api/ice`)).json();
  expect(ice).toMatchObject({
    iceServers: [{ urls: ['stun:stun.example.com'] }],
    problems: [{ code: 'misconfigured' }],
  });
});
