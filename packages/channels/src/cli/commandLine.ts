import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command = { kind: 'help' } | { kind: 'version' } | ServeCommand;

export interface ServeCommand {
  kind: 'serve';
  port: number;
  host: string;
  appId: string;
  key: string;
  secret: string;
  clientEvents: boolean;
  quiet: boolean;
  verbose: boolean;
}

const options = {
  port: { type: 'string', default: '6001' },
  host: { type: 'string', default: '127.0.0.1' },
  'app-id': { type: 'string', default: '1' },
  key: { type: 'string', default: 'local-key' },
  secret: { type: 'string', default: 'local-secret' },
  'no-client-events': { type: 'boolean', default: false },
  quiet: { type: 'boolean', short: 'q', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

export const helpText = `Usage: visavis-channels [options]

A Pusher Channels compatible server for laptops and tests.

  --port PORT          port to listen on; 0 takes any free one (default 6001)
  --host HOST          address to listen on (default 127.0.0.1)
  --app-id ID          app id (default 1)
  --key KEY            app key (default local-key)
  --secret SECRET      app secret (default local-secret)
  --no-client-events   refuse client events, as a new Pusher app does
  -q, --quiet          print nothing but errors
  --verbose            also print connections and refusals
  -h, --help           print this
  -v, --version        print the version
`;

/** @throws TypeError with one clear line for an argument that makes no sense */
export function parseCommandLine(argv: readonly string[]): Command {
  const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  return {
    kind: 'serve',
    port: parsePort(values.port),
    host: values.host,
    appId: values['app-id'],
    key: values.key,
    secret: values.secret,
    clientEvents: !values['no-client-events'],
    quiet: values.quiet,
    verbose: values.verbose,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new TypeError(`--port is a number from 0 to 65535, not '${text}'`);
}
