import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIceServers, type IceServersAnswer } from '../../packages/server/src/index';
import { startChild, stopChildren } from './children.mjs';
import { findFreePort } from './port.mjs';
import { run, runNode } from './run.mjs';
import { stunPing } from './stunPing.mjs';

const script = 'scripts/turn.mjs';
const host = '127.0.0.1';

afterEach(stopChildren);

async function start(env: NodeJS.ProcessEnv = {}) {
  const port = await findFreePort();
  const args = [script, '--host', host, '--port', String(port)];
  const child = startChild(process.execPath, args, { stdout: 'pipe', env: { TURN_SECRET: '', ...env } });
  let output = '';
  child.process.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  await vi.waitFor(() => expect(output).toContain('Ctrl-C ends it.'), { timeout: 15_000 });
  const lines = output.split('\n').filter((line) => /^\w+=/.test(line));
  return { child, port, variables: parseEnv(lines.join('\n')) };
}

/** Asks for allocations at the server, and sends packets to and fro between them. */
async function relay(port: number, username: string, credential: string, more: readonly string[] = []) {
  const user = ['-u', username, '-w', credential];
  const args = ['-y', '-c', '-m', '2', '-n', '10', '-p', String(port), ...user, ...more, host];
  const { output } = await run('turnutils_uclient', args, { silent: true });
  return output;
}

describe('npm run turn', () => {
  it('serves STUN, and relays for whom the demo mints credentials with what it printed', async () => {
    const { port, variables } = await start();
    expect(variables['STUN_URLS']).toBe(`stun:${host}:${port}`);
    await stunPing(host, port, AbortSignal.timeout(5000));

    const response = await createIceServers(variables, { authorize: () => true })(new Request('http://localhost/ice'));
    const { iceServers } = (await response.json()) as IceServersAnswer;
    const turn = iceServers.find(({ username }) => username !== undefined);
    expect(turn?.urls).toEqual([`turn:${host}:${port}?transport=udp`, `turn:${host}:${port}?transport=tcp`]);
    const { username = '', credential = '' } = turn ?? {};
    for (const transport of [[], ['-t']]) {
      expect(await relay(port, username, credential, transport)).toMatch(/Total lost packets 0 \(0\.0+%\)/);
    }
    expect(await relay(port, username, 'wrong')).toMatch(/401|Unauthorized|Cannot complete Allocation/i);
    const expired = `1500000000:ada`;
    expect(await relay(port, expired, credential)).toMatch(/401|Unauthorized|Cannot complete Allocation/i);
  }, 60_000);

  it('takes TURN_SECRET, ends at a signal, and leaves nothing', async () => {
    const before = leftovers();
    const { child, port, variables } = await start({ TURN_SECRET: 'of-the-house' });
    expect(variables['TURN_SECRET']).toBe('of-the-house');
    expect(leftovers()).toHaveLength(before.length + 1);
    child.process.kill('SIGINT');
    expect(await child.ended).toEqual({ code: 0, how: 'exit code 0' });
    expect(leftovers()).toEqual(before);
    await expect(stunPing(host, port, AbortSignal.timeout(500))).rejects.toThrow();
  }, 30_000);
});

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('visavis-turn-'));
}

describe('npm run turn says in one line', () => {
  const turn = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runNode(script, args, { silent: true, env: { TURN_SECRET: '', ...env } });

  it('that coturn is not installed, and how to install it', async () => {
    const port = String(await findFreePort());
    const { code, output } = await turn(['--host', host, '--port', port], { PATH: '/nowhere' });
    expect(code).toBe(1);
    expect(output).toMatch(/^coturn is not installed.*sudo apt install coturn.*brew install coturn\.\n$/);
  });

  it('that its port is taken', async () => {
    const server = createServer();
    await once(server.listen(0, host), 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, output } = await turn(['--host', host, '--port', String(port)]);
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use, .*\\n$`));
    server.close();
    await once(server, 'close');
  });

  it.each<[readonly string[], NodeJS.ProcessEnv, RegExp]>([
    [['--port', 'x'], {}, /^--port must be a number from 1 to 65535, not "x"\.\n$/],
    [['--host', '8.8.8.8'], {}, /^--host must be an IPv4 address of this machine \(127\.0\.0\.1.*not "8\.8\.8\.8"\.\n$/],
    [['--prot', '1'], {}, /^Unknown option '--prot'\. Usage: npm run turn .*\n$/],
    [[], { TURN_SECRET: 'a b#hunter2' }, /^TURN_SECRET may have letters(?!.*hunter2).*\n$/],
  ])('what is wrong with %o %o', async (args, env, line) => {
    const { code, output } = await turn(args, env);
    expect(code).toBe(1);
    expect(output).toMatch(line);
  });
});
