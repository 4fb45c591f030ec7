import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseImitation, type Imitation } from '../imitation';
import type { ChannelsLimits } from '../limits';
import type { WebhookEndpoint, WebhookEvent } from '../webhooks/WebhookSender';

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
  subscriptionCounts: boolean;
  limits: Pick<Partial<ChannelsLimits>, 'authorizationTimeoutSeconds'>;
  webhooks: WebhookEndpoint[];
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
  'webhook-event': { type: 'string', multiple: true },
  'subscription-counts': { type: 'boolean', default: false },
  'authorization-timeout': { type: 'string' },
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
  --subscription-counts
                       tell the subscribers of a channel how many they are
  --authorization-timeout SECONDS
                       close connections that are neither signed in nor authorized by then (default never)
  --imitate SERVER     behave as pusher, soketi, sockudo or reverb does (default pusher)
  --allow-origin URL   pages of this origin may connect, besides those of this machine; can be given again
  --webhook URL        tell this address what happens; can be given again
  --webhook-event NAME tell webhooks of this kind of event, such as client_event; can be given again
                       (default all but client_event and subscription_count)
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
    subscriptionCounts: values['subscription-counts'],
    limits: readLimits(values['authorization-timeout']),
    webhooks: readWebhooks(values.webhook ?? [], values['webhook-event']?.map(readEvent)),
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

function readLimits(timeout: string | undefined): ServeCommand['limits'] {
  if (timeout === undefined) return {};
  const authorizationTimeoutSeconds = Number(timeout);
  if (/^\d+(\.\d+)?$/.test(timeout) && authorizationTimeoutSeconds > 0 && authorizationTimeoutSeconds <= 86_400) {
    return { authorizationTimeoutSeconds };
  }
  throw new TypeError(`--authorization-timeout is a number of seconds up to 86400, not '${timeout}'`);
}

function readWebhooks(urls: string[], events: WebhookEvent['name'][] | undefined): WebhookEndpoint[] {
  if (events && urls.length === 0) throw new TypeError('--webhook-event needs a --webhook to tell');
  return urls.map((url) => ({ url: readUrl(url), ...(events && { events }) }));
}

const events: readonly WebhookEvent['name'][] = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'cache_miss',
  'client_event',
  'subscription_count',
];

function readEvent(name: string): WebhookEvent['name'] {
  const event = events.find((each) => each === name);
  if (event) return event;
  throw new TypeError(`--webhook-event is one of ${events.join(', ')}, not '${name}'`);
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
