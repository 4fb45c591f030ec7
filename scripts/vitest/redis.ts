import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

/** A real `redis-server` (Debian: `apt-get install redis-server`) on this machine alone, which keeps nothing on disk. */
export interface Redis {
  readonly url: string;
  readonly port: number;
  /** Kills it, as a crash would; safe to call twice. */
  kill(): Promise<void>;
}

/** Ends redis when our end of its standard input closes, as it does however we end. */
const WATCHED = '"$@" & child=$!; cat > /dev/null; kill -9 $child; wait $child';

/**
 * Starts one, and resolves once it takes connections.
 *
 * @param port @default a free one
 * @throws Error with what it said, if it does not start
 */
export async function startRedis(port?: number): Promise<Redis> {
  const listening = port ?? (await freePort());
  const options = ['--port', String(listening), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('sh', ['-c', WATCHED, 'sh', 'redis-server', ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`redis-server did not start; is it installed?\n${output}`));
    child.once('exit', fail);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output += `${line}\n`;
        if (/ready to accept connections/i.test(line)) resolve();
      });
    }
  });
  return {
    port: listening,
    url: `redis://127.0.0.1:${listening}`,
    async kill() {
      child.stdin.end();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
