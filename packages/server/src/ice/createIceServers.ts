import type { Environment } from '../environment';
import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { memoryStore } from '../store/memoryStore';
import type { Store } from '../store/store';
import { createIceAuthorizer, type AuthorizeIce, type IceGrant } from './iceAuthorizer';
import type { IceProblem } from './iceProblem';
import type { IceServer } from './iceServer';
import { isInCode, type IceConfig } from './iceSettings';
import type { IceSource } from './iceSource';
import { readSources } from './readSources';
import { withoutRelays } from './staticSource';

// What doesn't expire is asked for again after a day, so that a new configuration reaches an old page.
const staticTtlSeconds = 24 * 60 * 60;
/** When a page is to ask again that would have got relays if the counters were up. */
const retrySeconds = 30;

export interface IceServersOptions extends HandlerOptions {
  /**
   * Your decision, per request; `false` answers 403, `{ status, code, message }` refuses in your words. Relays cost
   * money, so say who asks (`{ address, member, room }`), and they are counted; `relay: false` gives STUN alone. Required
   * where there are relays: `() => true` gives them to everybody, counted
   * by address alone.
   */
  authorize?: AuthorizeIce;
  /**
   * The header in which your own proxy or host writes the client's address; see `clientAddress`. Requests are counted by it
   * before `authorize` is asked. @default none: all clients together are counted
   */
  addressHeader?: string;
  /**
   * How often a minute one `member` may ask, all of them at once if they like: a page asks for each connection and
   * each new path. One `address` may twice as often. `Infinity` counts nothing. @default 120
   */
  maxPerMinute?: number;
  /** The same for everybody in one `room` together. @default 480 */
  maxPerMinuteInRoom?: number;
  /**
   * Where requests are counted, and where a vendor's answer is kept; while it is down nobody gets a relay.
   * @default memoryStore()
   */
  store?: Store;
  /**
   * Leaves out what can't work of the configuration, and says so in `problems`, instead of throwing: for a
   * deployment that is to go on with what is left. @default false
   */
  skipBroken?: boolean;
  /** What asks a vendor (`iceServersUrl`). @default the global fetch */
  fetch?: typeof fetch;
}

/** What the handler answers. */
export interface IceServersAnswer {
  /** For `new RTCPeerConnection`, or the hooks' `iceServers`. */
  iceServers: IceServer[];
  /** Ask again after so many seconds; the credentials are good for at least as long. */
  ttlSeconds: number;
  /** Why some of the servers that are configured are missing here; absent if none is. */
  problems?: IceProblem[];
}

/**
 * A handler that hands ICE servers to browsers: `GET`, the answer is an `IceServersAnswer`.
 *
 * A vendor that fails costs the answer that vendor's servers and no others; `problems` says so. Keep the
 * handler from request to request: it holds what vendors have handed out, and counts who asks.
 *
 * @param config settings in code, or environment variables (`process.env`); with none set the list is empty
 * @param options may also stand in `config`, when that is in code
 * @throws TypeError at once, if the configuration can't work, or has relays and no `authorize`; it names the setting
 * and never quotes a value. Errors of a request are `{ error: { code, message } }`: 403 `forbidden`, `cross-site`, what `authorize` refuses with, 405,
 * 429 `rate-exceeded` with `retry-after`, 500 `internal-error`, 503 `turn-unreachable` when relays can't be had and
 * nothing else is left.
 */
export function createIceServers(
  config: (IceConfig & IceServersOptions) | Environment,
  options: IceServersOptions = {},
): RequestHandler {
  // Environment variables may have any name, also that of an option.
  const all: IceServersOptions = { ...(isInCode(config) && config), ...options };
  const { authorize, addressHeader, onError, maxPerMinute = 120, maxPerMinuteInRoom = 480, skipBroken = false } = all;
  const { store = memoryStore(), fetch: fetchVendor = (...args) => fetch(...args) } = all;
  const tools = { fetch: fetchVendor, store, onError: (error: unknown) => onError?.(error) };
  const sources = readSources(config, skipBroken, tools);
  if (!authorize && sources.some(({ hasRelay }) => hasRelay)) {
    throw new TypeError(
      'createIceServers: relays are configured and cost money, so say who gets them: pass authorize. ' +
        '`authorize: () => true` gives them to everybody who asks.',
    );
  }
  const rates = { maxPerMinute, maxPerMinuteInRoom };
  const grantTo = createIceAuthorizer({ rates, store, authorize, addressHeader, onError });
  return handle('GET', async (request) => collect(sources, await grantTo(request)), all);
}

async function collect(sources: readonly IceSource[], grant: IceGrant): Promise<IceServersAnswer> {
  const { relay, storeError } = grant;
  const answers = await Promise.all(sources.map((source) => source.answer(grant)));
  const all = answers.flatMap((answer) => answer.iceServers);
  const iceServers = relay ? all : withoutRelays(all);
  const problems = answers.flatMap((answer) => answer.problems ?? []);
  if (storeError && sources.some(({ hasRelay }) => hasRelay)) {
    const message = 'Who asks could not be counted, so there are no relays now. Try again.';
    problems.push({ code: 'limits-unavailable', message });
  }
  const [problem] = problems;
  // An empty list would look like a network that needs no servers, and replace a better one of before. Sources tell
  // of their problems themselves.
  if (problem && iceServers.length === 0) throw new HttpError(503, 'turn-unreachable', problem.message);
  const times = answers.map(({ ttlSeconds }) => ttlSeconds ?? Infinity);
  return {
    iceServers,
    ttlSeconds: Math.min(staticTtlSeconds, ...times, ...(storeError ? [retrySeconds] : [])),
    ...(problems.length > 0 && { problems }),
  };
}
