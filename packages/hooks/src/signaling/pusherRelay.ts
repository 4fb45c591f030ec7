import { RtcError } from '../core/errors';
import type { Json } from '../core/signaling/port';

/** The way over one's own server, for apps in which client events are off. */
export interface PusherRelayOptions {
  /** Where `createSignalRelay` of `@visavis/server` answers. */
  url: string;
  /** The secret that this tab also sends with its channel authorization: the server's proof of who it is. */
  clientSecret: string;
  /** More form fields, for the server's `authorize`; a function is asked for each message. */
  params?: Record<string, string> | (() => Record<string, string>);
}

/** Hands messages to the relay, one after the other, so that they stay in order. */
export interface PusherRelay {
  /** Queues a message. @returns false if too many wait already */
  post(data: Json): boolean;
  /** Forgets what waits. */
  clear(): void;
}

/** How long to wait before each further attempt at a message that the relay did not take, in ms. */
const RETRY_MS = [500, 1500];
/** The longest a relay may ask to wait, in seconds. */
const MAX_WAIT_SECONDS = 10;
const MAX_QUEUE = 64;
/** The relay's word for a member whom the signaling server does not list. */
const NOT_LISTED = 'not-in-room';

/** Whose messages a relay takes, and where to. */
interface PusherRelayPlace {
  channelName: string;
  /** One's own connection, which gets nothing back. */
  socketId(): string;
  /** The relay refuses, or was never there: nothing will come of it. */
  onFail(error: RtcError): void;
}

/** What became of a message: the relay took it, or says how long to wait, or nothing. */
type Outcome = { taken: boolean; retryAfterMs?: number };

/** Makes the way to a relay for one channel. */
export function createPusherRelay(
  { url, clientSecret, params = {} }: PusherRelayOptions,
  { channelName, socketId, onFail }: PusherRelayPlace,
): PusherRelay {
  let queue: string[] = [];
  let running: AbortController | null = null;
  let hasWorked = false;

  async function attempt(data: string, signal: AbortSignal): Promise<Outcome> {
    const extra = typeof params === 'function' ? params() : params;
    const fields = { ...extra, client_secret: clientSecret, data, channel_name: channelName, socket_id: socketId() };
    const request = { method: 'POST', body: new URLSearchParams(fields), signal };
    const response = await fetch(url, request).catch(() => null);
    if (response?.ok) return { taken: true };
    if (response === null || response.status >= 500) return { taken: false };
    if (response.status !== 429) {
      const refused = await refusal(response);
      // The signaling server may list a member a moment after it has let them in.
      if (refused.code === NOT_LISTED) return { taken: false };
      throw refused.error;
    }
    const seconds = Number(response.headers.get('retry-after')) || 1;
    return { taken: false, retryAfterMs: Math.min(seconds, MAX_WAIT_SECONDS) * 1000 };
  }

  async function deliver(data: string, signal: AbortSignal) {
    for (const retryMs of [...RETRY_MS, null]) {
      const { taken, retryAfterMs } = await attempt(data, signal);
      hasWorked ||= taken;
      if (taken || signal.aborted) return;
      if (retryMs !== null) await wait(retryAfterMs ?? retryMs, signal);
      if (signal.aborted) return;
    }
    // It was there before, so it may come back; the room sends again what nobody acknowledged.
    if (hasWorked) return;
    throw new RtcError('signaling-unavailable', `The signal relay at ${url} can not be reached.`);
  }

  async function run(controller: AbortController) {
    for (let data = queue.shift(); data !== undefined; data = queue.shift()) {
      await deliver(data, controller.signal);
      if (controller.signal.aborted) return;
    }
    running = null;
  }

  function clear() {
    queue = [];
    running?.abort();
    running = null;
  }

  return {
    clear,
    post(data) {
      if (queue.length >= MAX_QUEUE) return false;
      queue.push(JSON.stringify(data));
      if (running) return true;
      const controller = (running = new AbortController());
      run(controller).catch((error: RtcError) => {
        if (controller.signal.aborted) return;
        clear();
        onFail(error);
      });
      return true;
    },
  };
}

/** Why a relay refuses a message, with its own word for it. */
async function refusal(response: Response): Promise<{ code: string | undefined; error: RtcError }> {
  const { status } = response;
  const body = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  const code = body?.error?.code;
  const words = `The signal relay refused a message: ${body?.error?.message ?? `it answered ${status}`}`;
  const cause = { status, body };
  const isForbidden = status === 401 || status === 403;
  return { code, error: new RtcError(isForbidden ? 'room-forbidden' : 'signaling-rejected', words, { cause }) };
}

function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
