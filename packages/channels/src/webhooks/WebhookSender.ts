import type { Credentials } from '../app';
import { sign } from '../signature';

/** Something that happened, as webhooks tell it. https://pusher.com/docs/channels/server_api/webhooks/ */
export type WebhookEvent =
  | { name: 'channel_occupied' | 'channel_vacated' | 'cache_miss'; channel: string }
  | { name: 'member_added' | 'member_removed'; channel: string; user_id: string }
  | { name: 'client_event'; channel: string; event: string; data: string; socket_id: string; user_id?: string }
  | { name: 'subscription_count'; channel: string; subscription_count: number };

/** Whom to tell of what. */
export interface WebhookEndpoint {
  /** Gets a `POST` of JSON, signed in `x-pusher-signature`; takes it with a 2xx. */
  readonly url: string;
  /** Which events. @default all but client_event and subscription_count, of which there are many */
  readonly events?: readonly WebhookEvent['name'][];
}

const usual: readonly WebhookEvent['name'][] = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'cache_miss',
];

/** How long events are gathered into one request, in ms. */
const BATCH_MS = 50;
/** The most in one request. */
const MAX_BATCH = 100;
/** How long an endpoint may take, in ms. */
const TIMEOUT_MS = 5000;
/** How long to wait before each further attempt at a request that was not taken, in ms; Pusher goes on for 5 minutes. */
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 16_000];
/** How many events wait for an endpoint that doesn't take them; the oldest go first. */
const MAX_WAITING = 10_000;

/** Tells endpoints what happens, in order, each at its own pace. */
export class WebhookSender {
  readonly #queues: readonly Queue[];

  constructor(credentials: Credentials & { log(line: string): void }, endpoints: readonly WebhookEndpoint[]) {
    this.#queues = endpoints.map((endpoint) => new Queue(credentials, endpoint));
  }

  add(event: WebhookEvent): void {
    for (const queue of this.#queues) queue.add(event);
  }

  /** Forgets what was not sent. */
  stop(): void {
    for (const queue of this.#queues) queue.stop();
  }
}

class Queue {
  readonly #credentials: Credentials & { log(line: string): void };
  readonly #url: string;
  readonly #wanted: ReadonlySet<WebhookEvent['name']>;
  readonly #stopped = new AbortController();
  #waiting: WebhookEvent[] = [];
  #running = false;

  constructor(credentials: Credentials & { log(line: string): void }, { url, events = usual }: WebhookEndpoint) {
    this.#credentials = credentials;
    this.#url = url;
    this.#wanted = new Set(events);
  }

  add(event: WebhookEvent): void {
    if (!this.#wanted.has(event.name) || this.#stopped.signal.aborted) return;
    this.#waiting.push(event);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    if (!this.#running) void this.#run();
  }

  stop(): void {
    this.#waiting = [];
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await this.#sleep(BATCH_MS);
      const events = this.#waiting.splice(0, MAX_BATCH);
      if (events.length > 0) await this.#deliver(JSON.stringify({ time_ms: Date.now(), events }));
    }
    this.#running = false;
  }

  async #deliver(body: string): Promise<void> {
    for (const retryMs of [...RETRY_MS, null]) {
      if (this.#stopped.signal.aborted) return;
      const complaint = await this.#post(body);
      if (complaint === null) return;
      this.#credentials.log(`webhook not taken: ${complaint}`);
      if (retryMs !== null) await this.#sleep(retryMs);
    }
  }

  /** What is wrong, or null if the endpoint took it. */
  async #post(body: string): Promise<string | null> {
    const { key, secret } = this.#credentials;
    const headers = {
      'content-type': 'application/json',
      'x-pusher-key': key,
      'x-pusher-signature': sign(secret, body),
    };
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const response = await fetch(this.#url, { method: 'POST', body, headers, signal });
      await response.body?.cancel();
      return response.ok ? null : `status ${response.status}`;
    } catch (error) {
      return String(error);
    }
  }

  #sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#stopped.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
