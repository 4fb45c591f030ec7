import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';

/** The protocol of Upstash's REST API in front of a Redis, on this machine alone. */
export interface RedisOverHttp {
  readonly url: string;
  stop(): void;
}

interface CommandSender {
  sendCommand(command: readonly string[]): Promise<unknown>;
}

type Command = readonly (string | number)[];

/**
 * Answers `POST /` of one command as `{ result }`, `POST /pipeline` of several as a list of such, texts in base64 where the
 * client wants them so.
 *
 * https://upstash.com/docs/redis/features/restapi
 */
export async function serveRedisOverHttp(client: CommandSender): Promise<RedisOverHttp> {
  const run = async (command: Command, encode: (result: unknown) => unknown) => {
    try {
      return { result: encode(await client.sendCommand(command.map(String))) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  };
  const answer = async (url: string, body: Readable, encode: (result: unknown) => unknown) => {
    const asked: unknown = await json(body);
    if (url === '/pipeline') return Promise.all((asked as Command[]).map((command) => run(command, encode)));
    return run(asked as Command, encode);
  };
  const server = createServer((request, response) => {
    const encode = request.headers['upstash-encoding'] === 'base64' ? inBase64 : (result: unknown) => result;
    void answer(request.url ?? '/', request, encode).then((value) => response.end(JSON.stringify(value)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function inBase64(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(inBase64);
  return typeof result === 'string' && result !== 'OK' ? Buffer.from(result).toString('base64') : result;
}
