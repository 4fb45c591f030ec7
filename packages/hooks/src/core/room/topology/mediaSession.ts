import type { Environment } from '../../environment/environment';
import { toRtcError, type RtcError } from '../../errors';
import type { HttpPeer, HttpPeerOptions } from '../../whip/httpPeer';
import { createEndpointCache } from './endpointCache';
import type { MediaEndpoint } from './topology';

/** How long to wait before an endpoint that could not be had is asked for again, in ms; doubled each time. */
const RETRY_MS = 1000;
const MAX_RETRY_MS = 30_000;

/** What a session with a media server needs. */
export interface MediaSessionOptions<Peer extends HttpPeer> {
  environment: Environment;
  /** Gives the endpoint; null: there is none. */
  ask(): MediaEndpoint | null | Promise<MediaEndpoint | null>;
  /** What holds for every session; read at each. */
  settings(): Pick<HttpPeerOptions, 'iceTransportPolicy' | 'videoCodecs'>;
  make(options: () => HttpPeerOptions): Peer;
  /** `peer` is another way now, or `error` another one. */
  onChange(): void;
}

/** A publication or a subscription whose endpoint is asked for first. */
export interface MediaSession<Peer extends HttpPeer> {
  readonly peer: Peer;
  /** Why there is none, or what stands in its way. */
  readonly error: RtcError | null;
  close(): void;
}

/** Asks for the endpoint, and opens a session there, until it is closed. */
export function openMediaSession<Peer extends HttpPeer>({
  environment,
  ask,
  settings,
  make,
  onChange,
}: MediaSessionOptions<Peer>): MediaSession<Peer> {
  const endpoint = createEndpointCache(ask, environment);
  const peer = make(() => ({
    ...settings(),
    url: endpoint.known?.url ?? null,
    token: endpoint.token,
    iceServers: endpoint.known?.iceServers,
    fetch: endpoint.known?.fetch,
    environment,
  }));
  const unsubscribe = peer.subscribe(onChange);
  let error: RtcError | null = null;
  let isClosed = false;
  let delayMs = RETRY_MS;
  let timer: unknown;

  async function open() {
    try {
      const found = await endpoint.read();
      if (isClosed) return;
      error = null;
      if (found) peer.start();
    } catch (cause) {
      if (isClosed) return;
      error = toRtcError(cause, 'signaling-unavailable', 'The endpoint of the media server can not be had.');
      timer = environment.setTimer(() => void open(), delayMs);
      delayMs = Math.min(delayMs * 2, MAX_RETRY_MS);
    }
    onChange();
  }

  void open();
  return {
    peer,
    get error() {
      return error ?? peer.getSnapshot().error;
    },
    close() {
      isClosed = true;
      environment.clearTimer(timer);
      unsubscribe();
      peer.close();
    },
  };
}
