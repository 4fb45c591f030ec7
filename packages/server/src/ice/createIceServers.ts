import { handle, type ErrorListener, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { handOutSource } from './handOutSource';
import { createIceGate, type IceAdmission } from './iceAsker';
import type { IceProblem } from './iceProblem';
import type { IceServer } from './iceServer';
import { readIceSettings, type IceConfig, type IceEnvironment } from './iceSettings';
import type { IceHandOut, IceSource, IceSourceFactory, IceSourceTools } from './iceSource';
import { listSource } from './listSource';
import { stunSource } from './stunSource';
import { turnSource } from './turnSource';

/** Every kind of source, in the order in which browsers get their servers. A new kind is one more line. */
const factories: readonly IceSourceFactory[] = [listSource, stunSource, turnSource, handOutSource];

// What doesn't expire is asked for again after a day, so that a new configuration reaches an old page.
const staticTtlSeconds = 24 * 60 * 60;

export interface IceServersOptions {
  /**
   * Your decision, per request; `false` answers 403. Relays cost money, so say who asks (`{ id, room }`), and
   * they are counted: see `maxPerMinute`. @default everybody, uncounted
   */
  authorize?: (request: Request) => IceAdmission | Promise<IceAdmission>;
  /**
   * How often a minute one `id` may ask, all of them at once if they like: a page asks for each connection and
   * each new path. Counted by each server for itself; `Infinity` counts nothing. @default 120
   */
  maxPerMinute?: number;
  /** The same for everybody in one `room` together. @default 480 */
  maxPerMinuteInRoom?: number;
  /**
   * Leaves out what can't work of the configuration, and says so in `problems`, instead of throwing: for a
   * deployment that is to go on with what is left. @default false
   */
  skipBroken?: boolean;
  /**
   * Told what lies behind a 500 or 503 and behind each of `problems`, once each: settings that can't work at the
   * start, a vendor that fails whenever it does. @default nobody hears of it
   */
  onError?: ErrorListener;
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
 * @throws TypeError at once, if the configuration can't work; it names the setting and never quotes a value.
 * Errors of a request are `{ error: { code, message } }`: 403 `forbidden`, 405, 429 `rate-exceeded` with
 * `retry-after`, 500 `internal-error`, 503 `turn-unreachable` when a vendor fails and nothing else is left.
 */
export function createIceServers(
  config: (IceConfig & IceServersOptions) | IceEnvironment,
  options: IceServersOptions = {},
): RequestHandler {
  const { authorize, onError, maxPerMinute = 120, maxPerMinuteInRoom = 480, skipBroken = false, ...others } = {
    ...(config as IceServersOptions),
    ...options,
  };
  const fetchVendor: typeof fetch = others.fetch ?? ((...args) => fetch(...args));
  const sources = readSources(config, skipBroken, {
    fetch: fetchVendor,
    onError: (error) => onError?.(error),
  });
  const admit = createIceGate({ maxPerMinute, maxPerMinuteInRoom }, authorize);

  return handle(
    'GET',
    async (request) => {
      await admit(request);
      return collect(sources);
    },
    onError,
  );
}

async function collect(sources: readonly IceSource[]): Promise<IceServersAnswer> {
  const handOuts = await Promise.all(sources.map((source) => source.handOut()));
  const iceServers = handOuts.flatMap((handOut) => handOut.iceServers);
  const problems = handOuts.flatMap(({ problem }) => problem ?? []);
  const [problem] = problems;
  // An empty list would look like a network that needs no servers, and replace a better one of before. Sources tell
  // of their problems themselves.
  if (problem && iceServers.length === 0) throw new HttpError(503, 'turn-unreachable', problem.message);
  return {
    iceServers,
    ttlSeconds: Math.min(staticTtlSeconds, ...handOuts.map(({ ttlSeconds }) => ttlSeconds ?? Infinity)),
    ...(problems.length > 0 && { problems }),
  };
}

/**
 * The addresses that `createIceServers` would hand out for this configuration, and of a vendor's endpoint the
 * origin, without any secret: for a line in a log. Throws as `createIceServers` does, unless `skipBroken`.
 */
export function describeIceServers(
  config: IceConfig | IceEnvironment,
  { skipBroken = false }: Pick<IceServersOptions, 'skipBroken'> = {},
): string[] {
  return readSources(config, skipBroken, { fetch, onError: () => undefined }).flatMap((source) => source.urls);
}

function readSources(
  config: IceConfig | IceEnvironment,
  skipBroken: boolean,
  tools: IceSourceTools,
): IceSource[] {
  const settings = readIceSettings(config);
  const create = (factory: IceSourceFactory) => {
    try {
      return factory(settings, tools);
    } catch (error) {
      if (!skipBroken || !(error instanceof TypeError)) throw error;
      tools.onError(error);
      return brokenSource(error.message);
    }
  };
  return factories.map(create).filter((source) => source !== null);
}

function brokenSource(message: string): IceSource {
  const handOut: IceHandOut = { iceServers: [], ttlSeconds: null, problem: { code: 'misconfigured', message } };
  return { urls: [], handOut: async () => handOut };
}
