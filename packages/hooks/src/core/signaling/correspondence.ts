import { createUniqueId } from '../uniqueId';
import { createTokenBucket } from '../tokenBucket';
import { parseLetter, type Letter } from './letter';
import type { Json } from './port';

/**
 * How long a letter may stay unacknowledged before it is sent again, in ms; doubled at every further time, and longer
 * where it takes longer there and back: repeating what is only slow makes it slower still.
 */
const RESEND_MS = 1500;
const MAX_RESEND_MS = 8000;
/** The same where all of them went a direct way, on which little is lost while it stands, in ms. */
const RESEND_DIRECT_MS = 10_000;
/** How often a greeting is said again at most, in ms: perhaps nobody is there, and each letter may cost money. */
const MAX_GREETING_MS = 60_000;
/** How long an acknowledgement waits for a letter that it can travel with, in ms. */
const ACKNOWLEDGE_MS = 1000;
/** The same where an earlier letter is missing, which is sent again that much sooner. */
const ACKNOWLEDGE_GAP_MS = 100;
/**
 * How long the oldest letter has to be out before one from the other side that does not know of it means that
 * it was lost, in ms: longer than it takes there and back.
 */
const OVERDUE_MS = 500;
/** How many letters ahead of a missing one are kept. */
const MAX_AHEAD = 16;
/** How many of the other side's earlier epochs are remembered, so that their stragglers are dropped. */
const MAX_RETIRED = 16;
/** How often a second, and how often at once, the other side may begin anew; each time costs work. */
const RESTARTS_PER_SECOND = 0.5;
const RESTARTS_BURST = 6;

/** How letters travel and where they go. */
export interface CorrespondenceOptions {
  /**
   * Takes a letter to the other side, perhaps. `doubted`: the direct way has not worked, or may not.
   * @returns whether it went a direct way that hardly loses anything, and whose end is told of by `resend()`
   */
  carry(letter: Json, doubted: boolean): boolean;
  /** The next message of the other side: each once, in order; a greeting perhaps more than once. */
  onMessage(data: unknown): void;
  /** The other side began anew, without a goodbye: whatever was agreed with it is void. */
  onRestart(): void;
  /** Whether letters are to be saved: then it waits twice as long before it repeats or acknowledges one. @default no */
  isThrifty?(): boolean;
  /** @default 1500 */
  resendMs?: number;
  /** @default 1000 */
  acknowledgeMs?: number;
}

/** Messages to and from one member that arrive once and in order, over ways that lose and repeat them. */
export interface Correspondence {
  /** `doubted`: the direct way may not work. @default false */
  send(data: Json, doubted?: boolean): void;
  /**
   * Sends what makes sense without anything before it, and more than once. It is said again and again until
   * something is heard, ever more seldom; whoever comes only later need not catch up on it.
   */
  greet(data: Json): void;
  /** Something came in. Whatever is not a letter, or was here before, is dropped. */
  receive(input: unknown): void;
  /** The way is open again, or the direct way has just closed: what is not acknowledged goes out now. */
  resend(): void;
  /** Which correspondence of the other side's it is in; undefined before anything was heard. */
  readonly theirEpoch: string | undefined;
  /** Sends a letter without a message, only so that the other side gets one. */
  wave(): void;
  /** What was sent and has not been acknowledged is void: nobody shall act on it any more. */
  void(): void;
  /** Sends nothing any more, and gives nothing out. */
  dispose(): void;
}

/** A letter of which the other side has not said that it is there. */
interface Unacknowledged {
  number: number;
  data: Json;
  sentAt: number;
  repeated: boolean;
  /** Whether it went the direct way. */
  direct: boolean;
}

/** Begins a correspondence. Nothing is sent before there is something to send. */
export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { carry, onMessage, onRestart, resendMs = RESEND_MS, acknowledgeMs = ACKNOWLEDGE_MS } = options;
  const patience = () => (options.isThrifty?.() ? 2 : 1);
  const isDirect = ({ direct }: Unacknowledged) => direct;
  const retired: string[] = [];
  const restarts = createTokenBucket(RESTARTS_PER_SECOND, RESTARTS_BURST);
  let epoch = createUniqueId();
  let sentCount = 0;
  let unacknowledged: Unacknowledged[] = [];
  let theirEpoch: string | undefined;
  let heardCount = 0;
  let ahead = new Map<number, unknown>();
  let resendTimer: ReturnType<typeof setTimeout> | undefined;
  let resendDelay = resendMs;
  let resendAt = Infinity;
  let acknowledgeTimer: ReturnType<typeof setTimeout> | undefined;
  let greetingTimer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  function post(number: number, data: Json | undefined, doubted: boolean): boolean {
    clearTimeout(acknowledgeTimer);
    acknowledgeTimer = undefined;
    const heard = theirEpoch !== undefined && { heard: { epoch: theirEpoch, count: heardCount } };
    return carry({ epoch, number, ...heard, ...(data !== undefined && { data }) }, doubted);
  }

  function send(data: Json, doubted: boolean) {
    sentCount += 1;
    const letter = { number: sentCount, data, sentAt: performance.now(), repeated: false, direct: false };
    unacknowledged.push(letter);
    try {
      letter.direct = post(letter.number, data, doubted);
    } finally {
      if (performance.now() + untilResend() < resendAt) scheduleResend();
    }
  }

  function greet(data: Json, delayMs: number) {
    clearTimeout(greetingTimer);
    post(0, data, false);
    greetingTimer = setTimeout(() => greet(data, Math.min(delayMs * 2, MAX_GREETING_MS)), delayMs);
  }

  const untilResend = () =>
    unacknowledged.every(isDirect) ? RESEND_DIRECT_MS : Math.max(resendDelay, resendMs * patience());

  function scheduleResend() {
    clearTimeout(resendTimer);
    resendAt = Infinity;
    if (unacknowledged.length === 0) return;
    const delay = untilResend();
    resendAt = performance.now() + delay;
    resendTimer = setTimeout(() => {
      resendDelay = Math.min(Math.max(resendDelay, resendMs * patience()) * 2, MAX_RESEND_MS);
      resendAll();
    }, delay);
  }

  function resendAll() {
    for (const letter of unacknowledged) {
      letter.sentAt = performance.now();
      letter.repeated = true;
      letter.direct = post(letter.number, letter.data, true);
    }
    scheduleResend();
  }

  function resend() {
    resendDelay = resendMs;
    resendAll();
  }

  /**
   * Decides about a letter of an epoch that is not the other side's present one. Whoever knows nobody yet has
   * begun anew. Whoever knows one's own epoch follows one's own new beginning. Whoever knows an earlier epoch
   * of one's own has not heard of it, and is told.
   * @returns whether the letter counts
   */
  function adopt({ epoch: nextEpoch, heard }: Letter): boolean {
    if (!restarts.take()) return false;
    if (heard && heard.epoch !== epoch) {
      carry({ epoch, number: 0 }, true);
      return false;
    }
    const before = theirEpoch;
    theirEpoch = nextEpoch;
    heardCount = 0;
    ahead = new Map();
    if (before !== undefined) {
      retired.push(before);
      if (retired.length > MAX_RETIRED) retired.shift();
    }
    if (before === undefined) return true;
    if (!heard) {
      // What was meant for their earlier self is void, so one's own count starts anew as well.
      epoch = createUniqueId();
      sentCount = 0;
      unacknowledged = [];
      scheduleResend();
    }
    onRestart();
    return true;
  }

  function acknowledge(heard: Letter['heard']) {
    if (heard?.epoch !== epoch) return;
    const known = unacknowledged.filter(({ number }) => number <= heard.count);
    if (known.length === 0) return;
    unacknowledged = unacknowledged.filter(({ number }) => number > heard.count);
    // One that was sent twice does not say how long it takes there and back: perhaps the first was only slow.
    if (known.every(({ repeated }) => !repeated)) {
      const tookMs = performance.now() - (known[0]?.sentAt ?? 0);
      resendDelay = Math.min(Math.max(resendMs, tookMs * 1.5), MAX_RESEND_MS);
    }
    scheduleResend();
  }

  function acknowledgeSoon(isGap: boolean) {
    if (acknowledgeTimer !== undefined && !isGap) return;
    clearTimeout(acknowledgeTimer);
    acknowledgeTimer = setTimeout(
      () => {
        acknowledgeTimer = undefined;
        post(0, undefined, isGap);
      },
      isGap ? Math.min(ACKNOWLEDGE_GAP_MS, acknowledgeMs) : acknowledgeMs * patience(),
    );
  }

  /** Gives out the next message, if it is there, and those behind it; a listener may dispose meanwhile. */
  function deliver() {
    const next = heardCount + 1;
    if (disposed || !ahead.has(next)) return;
    heardCount = next;
    const data = ahead.get(next);
    ahead.delete(next);
    onMessage(data);
    deliver();
  }

  return {
    send(data, doubted = false) {
      if (!disposed) send(data, doubted);
    },
    greet(data) {
      if (disposed) return;
      if (theirEpoch === undefined) greet(data, resendMs);
      else send(data, false);
    },
    receive(input) {
      const letter = parseLetter(input);
      if (!letter || disposed || retired.includes(letter.epoch)) return;
      if (letter.epoch !== theirEpoch && !adopt(letter)) return;
      clearTimeout(greetingTimer);
      acknowledge(letter.heard);
      // Who was away, and is heard of again, shall not wait for the next of the long intervals.
      const [oldest] = unacknowledged;
      if (oldest && !oldest.direct && performance.now() - oldest.sentAt > OVERDUE_MS * patience()) resendAll();
      const { number } = letter;
      if (number === 0) {
        if (letter.data !== undefined) onMessage(letter.data);
        return;
      }
      acknowledgeSoon(number > heardCount + 1);
      if (number <= heardCount || number > heardCount + MAX_AHEAD) return;
      ahead.set(number, letter.data);
      deliver();
    },
    resend,
    get theirEpoch() {
      return theirEpoch;
    },
    wave: () => post(0, undefined, false),
    void() {
      // The numbers stay, or the other side would wait for them.
      unacknowledged = unacknowledged.map((letter) => ({ ...letter, data: null }));
    },
    dispose() {
      disposed = true;
      clearTimeout(resendTimer);
      clearTimeout(acknowledgeTimer);
      clearTimeout(greetingTimer);
      unacknowledged = [];
      ahead.clear();
    },
  };
}
