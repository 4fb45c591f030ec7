import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseImitation, type Imitation } from '../imitation';

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
  imitate: Imitation;
  allowedOrigins?: string[];
  webhooks: { url: string }[];
  quiet: boolean;
  verbose: boolean;
}

const options = {
  port: { type: 'string', default: '6001' },
  host: { type: 'string', default: '127.0.0.1' },
  'app-id': { type: 'string', default: '1' },
  key: { type: 'string', default: 'local-key' },
  secret: { type: 'string' },
  imitate: { type: 'string', default: 'pusher' },
  'allow-origin': { type: 'string', multiple: true },
  webhook: { type: 'string', multiple: true },
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
  --secret SECRET      app secret (default a random one, printed on start)
  --no-client-events   refuse client events, as a new Pusher app does
  --imitate SERVER     behave as pusher, soketi, sockudo or reverb does (default pusher)
  --allow-origin URL   pages of this origin may connect, besides those of this machine; can be given again
  --webhook URL        tell this address what happens; can be given again
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
    secret: values.secret ?? randomBytes(20).toString('hex'),
    clientEvents: !values['no-client-events'],
    imitate: readImitation(values.imitate),
    ...(values['allow-origin'] && { allowedOrigins: values['allow-origin'].map(readOrigin) }),
    webhooks: (values.webhook ?? []).map((url) => ({ url: readUrl(url) })),
    quiet: values.quiet,
    verbose: values.verbose,
  };
}

function readImitation(name: string): Imitation {
  const imitation = parseImitation(name);
  if (imitation) return imitation;
  throw new TypeError(`--imitate is pusher, soketi, sockudo or reverb, not '${name}'`);
}

function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new TypeError(`--allow-origin is an origin like https://app.example, not '${text}'`);
}

function readUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new TypeError(`--webhook is an address like http://localhost:3000/hook, not '${text}'`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new TypeError(`--port is a number from 0 to 65535, not '${text}'`);
}
