import { describe, expect, it, onTestFinished } from 'vitest';
import { version } from '../../package.json';
import { startTestServer } from '../testing/server';
import { runCli } from './runCli';
import { until } from '../testing/until';

/** Runs the command line in this process; `stop` is Ctrl-C. */
function run(...argv: string[]) {
  const ending = new AbortController();
  const io = { out: '', err: '' };
  const exitCode = runCli(argv, {
    out: (text) => void (io.out += text),
    err: (text) => void (io.err += text),
    signal: ending.signal,
  });
  const stop = () => ending.abort();
  onTestFinished(stop);
  return { io, exitCode, stop };
}

describe('visavis-channels', () => {
  it('says in one line where it listens and what to set, and ends with 0', async () => {
    const { io, exitCode, stop } = run('--port', '0', '--key', 'k', '--secret', 's', '--app-id', '7');
    await until(() => expect(io.out).toMatch(/\n$/));
    const port = /:(\d+);/.exec(io.out)?.[1];
    expect(io.out).toBe(
      `visavis-channels is listening on http://127.0.0.1:${port}; ` +
        `set PUSHER_HOST=127.0.0.1 PUSHER_PORT=${port} ` +
        'PUSHER_TLS=false PUSHER_APP_ID=7 PUSHER_KEY=k PUSHER_SECRET=s\n',
    );
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);

    stop();
    expect(await exitCode).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
    expect(io.err).toBe('');
  });

  it('makes up another secret each time, and does as another server if it is told to', async () => {
    const runs = [run('--port', '0'), run('--port', '0', '--imitate', 'soketi', '--allow-origin', 'https://app.example')];
    const secrets = [];
    for (const { io } of runs) {
      await until(() => expect(io.out).toMatch(/\n$/));
      secrets.push(/PUSHER_SECRET=([\da-f]{40})\n/.exec(io.out)?.[1]);
    }
    expect(new Set(secrets).size).toBe(2);
    expect(secrets).not.toContain(undefined);
  });

  it('prints its help and its version', async () => {
    const help = run('--help');
    expect(await help.exitCode).toBe(0);
    for (const option of ['--port', '--host', '--app-id', '--key', '--secret'])
      expect(help.io.out).toContain(option);
    const asked = run('-v');
    expect(await asked.exitCode).toBe(0);
    expect(asked.io.out).toBe(`${version}\n`);
  });

  it('says when the port is in use, and ends with 1', async () => {
    const { port } = await startTestServer();
    const { io, exitCode } = run('--port', String(port));
    expect(await exitCode).toBe(1);
    expect(io.err).toBe(
      `visavis-channels: port ${port} on 127.0.0.1 is in use; ` +
        'stop what listens there, or pass another --port\n',
    );
  });

  it.each([
    [['--port', 'x'], "--port is a number from 0 to 65535, not 'x'"],
    [['--imitate', 'x'], "--imitate is pusher, soketi, sockudo or reverb, not 'x'"],
    [['--allow-origin', 'app.example'], "--allow-origin is an origin like https://app.example, not 'app.example'"],
    [['--authorization-timeout', '0'], "--authorization-timeout is a number of seconds up to 86400, not '0'"],
    [['--webhook', 'http://localhost/', '--webhook-event', 'x'], '--webhook-event is one of channel_occupied, '],
    [['--webhook-event', 'client_event'], '--webhook-event needs a --webhook to tell'],
    [['--webhook', 'x'], "--webhook is an address like http://localhost:3000/hook, not 'x'"],
    [['--port', '65536'], "--port is a number from 0 to 65535, not '65536'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['6001'], "Unexpected argument '6001'"],
    [['--key', '', '--port', '0'], "The key of a Channels app can't be empty"],
  ])('explains %j in one line, and ends with 2', async (argv, message) => {
    const { io, exitCode } = run(...argv);
    expect(await exitCode).toBe(2);
    expect(io.err).toMatch(/^[^\n]+\n$/);
    expect(io.err).toContain(message);
    expect(io.out).toBe('');
  });

  it('says when the host is not one of this machine, and ends with 1', async () => {
    const { io, exitCode } = run('--host', '192.0.2.1', '--port', '0');
    expect(await exitCode).toBe(1);
    expect(io.err).toBe(
      'visavis-channels: 192.0.2.1 is not an address of this machine; pass another --host\n',
    );
  });

  it('keeps quiet with --quiet, and tells more with --verbose', async () => {
    const { io, exitCode, stop } = run('--port', '0', '--verbose');
    await until(() => expect(io.out).not.toBe(''));
    const address = /http:\S+:\d+/.exec(io.out)?.[0];
    await fetch(`${address}/nothing`);
    await until(() => expect(io.err).toMatch(/^GET \/nothing refused: 404/));
    stop();
    await exitCode;

    const { port, stop: freePort } = await startTestServer();
    await freePort();
    const quiet = run('--port', String(port), '--quiet');
    await until(async () => expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200));
    quiet.stop();
    expect(await quiet.exitCode).toBe(0);
    expect(quiet.io).toEqual({ out: '', err: '' });
  });
});
