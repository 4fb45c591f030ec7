import { StoreError } from '@visavis/server';

/** For so long a store that is down is not told of again, in ms: each request meets it. */
const QUIET_MS = 10_000;
let toldAt = -Infinity;

/**
 * Writes what lies behind a 5xx to the server's log, where the deployment keeps it; clients never see it. What the
 * `pusher` package was answered stands in fields of its error, and its words are not in its stack.
 */
export function logError(error: unknown): void {
  if (error instanceof StoreError) {
    if (performance.now() - toldAt < QUIET_MS) return;
    toldAt = performance.now();
    write(`Redis: ${error.message} Relays are not handed out until it is back; other limits count for this instance alone, and locks of rooms are kept by browsers alone.`);
    return;
  }
  write(error instanceof Error ? `${wordsOf(error)}${answerIn(error)}${reasonOf(error)}` : String(error));
}

function wordsOf({ name, message, stack = '' }: Error): string {
  return stack.includes(message) && stack !== '' ? stack : `${name}: ${message}\n${stack}`.trim();
}

/** What lies behind the error itself: that nobody listens at the address, for one. */
function reasonOf(error: Error): string {
  const reason = error.cause ?? ('error' in error ? error.error : undefined);
  return reason instanceof Error ? `\nThe reason: ${reason.message}` : '';
}

function answerIn(error: Error): string {
  if (!('status' in error) || typeof error.status !== 'number') return '';
  const body = 'body' in error && typeof error.body === 'string' ? error.body.slice(0, 500) : '';
  return `\nIt was answered with status ${error.status}: ${body}`;
}

function write(text: string): void {
  process.stderr.write(`${text}\n`);
}
