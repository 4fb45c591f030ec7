import { version } from '../../package.json';
import { startChannels, type ChannelsServer } from '../startChannels';
import { helpText, parseCommandLine, type Command, type ServeCommand } from './commandLine';

/** What the command line has to do with the world around it. */
export interface CliIo {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Aborted when the process is asked to end. */
  signal: AbortSignal;
}

/** Runs the command line until it is done. Resolves with the exit code: 1 can't serve, 2 can't understand. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let command: Command;
  try {
    command = parseCommandLine(argv);
  } catch (error) {
    io.err(`visavis-channels: ${firstLine(error)} (see --help)\n`);
    return 2;
  }
  switch (command.kind) {
    case 'help':
      io.out(helpText);
      return 0;
    case 'version':
      io.out(`${version}\n`);
      return 0;
    case 'serve':
      return serve(command, io);
  }
}

async function serve(command: ServeCommand, io: CliIo): Promise<number> {
  const { kind: _kind, quiet, verbose, ...options } = command;
  let server: ChannelsServer;
  try {
    server = await startChannels({ ...options, ...(verbose && { log: (line) => io.err(`${line}\n`) }) });
  } catch (error) {
    io.err(`visavis-channels: ${explain(error, command)}\n`);
    return error instanceof TypeError ? 2 : 1;
  }
  if (!quiet) io.out(`${greeting(server)}\n`);
  await aborted(io.signal);
  await server.stop();
  return 0;
}

function greeting({ host, port, appId, key, secret }: ChannelsServer): string {
  const address = host.includes(':') ? `[${host}]` : host;
  const variables = {
    PUSHER_HOST: host,
    PUSHER_PORT: port,
    PUSHER_TLS: false,
    PUSHER_APP_ID: appId,
    PUSHER_KEY: key,
    PUSHER_SECRET: secret,
  };
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return `visavis-channels is listening on http://${address}:${port}; set ${assignments.join(' ')}`;
}

function explain(error: unknown, { host, port }: ServeCommand): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop what listens there, or pass another --port`;
    case 'EACCES':
      return `port ${port} on ${host} needs more rights than this user has; pass a --port above 1023`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine; pass another --host`;
    default:
      return firstLine(error);
  }
}

/** Node explains a bad argument at length; the first sentence says what is wrong. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\.\s|\n/, 1).join('');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
