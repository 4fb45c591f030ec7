import { handle, type ErrorListener, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import type { IceServer } from './iceServer';
import { readIceSettings, type IceConfig, type IceEnvironment } from './iceSettings';
import type { IceSource, IceSourceFactory } from './iceSource';
import { listSource } from './listSource';
import { stunSource } from './stunSource';
import { turnSource } from './turnSource';

/** Every kind of source, in the order in which browsers get their servers. A new kind is one more line. */
const factories: readonly IceSourceFactory[] = [listSource, stunSource, turnSource];

// What doesn't expire is asked for again after a day, so that a new configuration reaches an old page.
const staticTtlSeconds = 24 * 60 * 60;

export interface IceServersOptions {
  /** Your decision, per request; `false` answers 403. Relays cost money. @default everybody */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /** Told what lies behind a 500. @default nobody hears of it */
  onError?: ErrorListener;
}

/** What the handler answers. */
export interface IceServersAnswer {
  /** For `new RTCPeerConnection`, or the hooks' `iceServers`. */
  iceServers: IceServer[];
  /** Ask again after so many seconds; the credentials are good for at least as long. */
  ttlSeconds: number;
}

/**
 * A handler that hands ICE servers to browsers: `GET`, the answer is an `IceServersAnswer`.
 *
 * @param config settings in code, or environment variables (`process.env`); with none set the list is empty
 * @param options may also stand in `config`, when that is in code
 * @throws TypeError at once, if the configuration can't work; it names the setting and never quotes a value.
 * Errors of a request are `{ error: { code, message } }`: 403 `forbidden`, 405, 500 `internal-error`.
 */
export function createIceServers(
  config: (IceConfig & IceServersOptions) | IceEnvironment,
  options: IceServersOptions = {},
): RequestHandler {
  const sources = readSources(config);
  const { authorize, onError } = { ...(config as IceServersOptions), ...options };

  return handle(
    'GET',
    async (request): Promise<IceServersAnswer> => {
      if (authorize && !(await authorize(request))) {
        throw new HttpError(403, 'forbidden', 'You may not use these ICE servers.');
      }
      const handOuts = await Promise.all(sources.map((source) => source.handOut()));
      return {
        iceServers: handOuts.flatMap((handOut) => handOut.iceServers),
        ttlSeconds: Math.min(staticTtlSeconds, ...handOuts.map(({ ttlSeconds }) => ttlSeconds ?? Infinity)),
      };
    },
    onError,
  );
}

/**
 * The addresses that `createIceServers` would hand out for this configuration, without any secret: for a
 * line in a log. Throws as `createIceServers` does.
 */
export function describeIceServers(config: IceConfig | IceEnvironment): string[] {
  return readSources(config).flatMap((source) => source.urls);
}

function readSources(config: IceConfig | IceEnvironment): IceSource[] {
  const settings = readIceSettings(config);
  return factories.map((create) => create(settings)).filter((source) => source !== null);
}
