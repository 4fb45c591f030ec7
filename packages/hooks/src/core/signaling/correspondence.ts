import { createUniqueId } from '../uniqueId';
import { parseLetter, type Letter } from './letter';
import type { Json } from './port';

/** How long a letter may stay unacknowledged before it is sent again, in ms; doubled at every further time. */
const RESEND_MS = 1500;
const MAX_RESEND_MS = 8000;
/** How long an acknowledgement waits for a letter that it can travel with, in ms. */
const ACKNOWLEDGE_MS = 1000;
/** How many letters ahead of a missing one are kept. */
const MAX_AHEAD = 64;
/** How many of the other side's earlier epochs are remembered, so that their stragglers are dropped. */
const MAX_RETIRED = 16;

/** How letters travel and where they go. */
export interface CorrespondenceOptions {
  /** Takes a letter to the other side, perhaps. `again`: the quicker way has not worked. */
  carry(letter: Json, again: boolean): void;
  /** The next message of the other side: each once, in order. */
  onMessage(data: unknown): void;
  /** The other side began anew, without a goodbye: whatever was agreed with it is void. */
  onRestart(): void;
  /** @default 1500 */
  resendMs?: number;
  /** @default 1000 */
  acknowledgeMs?: number;
}

/** Messages to and from one member that arrive once and in order, over ways that lose and repeat them. */
export interface Correspondence {
  send(data: Json): void;
  /** Something came in. Whatever is not a letter, or was here before, is dropped. */
  receive(input: unknown): void;
  /** The way is open again: what is not acknowledged goes out now. */
  resend(): void;
  /** Sends a letter without a message, only so that the other side gets one. */
  wave(): void;
  /** Sends nothing any more, and gives nothing out. */
  dispose(): void;
}

/** Begins a correspondence. Nothing is sent before there is something to send. */
export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { carry, onMessage, onRestart, resendMs = RESEND_MS, acknowledgeMs = ACKNOWLEDGE_MS } = options;
  const retired: string[] = [];
  let epoch = createUniqueId();
  let sentCount = 0;
  let unacknowledged: { number: number; data: Json }[] = [];
  let theirEpoch: string | undefined;
  let heardCount = 0;
  let ahead = new Map<number, unknown>();
  let resendTimer: ReturnType<typeof setTimeout> | undefined;
  let resendDelay = resendMs;
  let acknowledgeTimer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  function post(number: number, data: Json | undefined, again: boolean) {
    clearTimeout(acknowledgeTimer);
    acknowledgeTimer = undefined;
    const letter = {
      epoch,
      number,
      ...(theirEpoch !== undefined && { heard: { epoch: theirEpoch, count: heardCount } }),
      ...(data !== undefined && { data }),
    };
    carry(letter, again);
  }

  function scheduleResend() {
    clearTimeout(resendTimer);
    resendTimer = undefined;
    if (unacknowledged.length === 0) return;
    resendTimer = setTimeout(() => {
      resendDelay = Math.min(resendDelay * 2, MAX_RESEND_MS);
      resendAll();
    }, resendDelay);
  }

  function resendAll() {
    for (const { number, data } of unacknowledged) post(number, data, true);
    scheduleResend();
  }

  function startAnew(nextEpoch: string) {
    const replaced = theirEpoch !== undefined;
    if (theirEpoch !== undefined) {
      retired.push(theirEpoch);
      if (retired.length > MAX_RETIRED) retired.shift();
    }
    theirEpoch = nextEpoch;
    heardCount = 0;
    ahead = new Map();
    if (!replaced) return;
    // What was meant for their earlier self is void, so one's own count starts anew as well.
    epoch = createUniqueId();
    sentCount = 0;
    unacknowledged = [];
    scheduleResend();
    onRestart();
  }

  function acknowledge(heard: Letter['heard']) {
    if (heard?.epoch !== epoch) return;
    const before = unacknowledged.length;
    unacknowledged = unacknowledged.filter(({ number }) => number > heard.count);
    if (unacknowledged.length === before) return;
    resendDelay = resendMs;
    scheduleResend();
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
    send(data) {
      if (disposed) return;
      sentCount += 1;
      unacknowledged.push({ number: sentCount, data });
      post(sentCount, data, false);
      if (resendTimer === undefined) scheduleResend();
    },
    receive(input) {
      const letter = parseLetter(input);
      if (!letter || disposed || retired.includes(letter.epoch)) return;
      if (letter.epoch !== theirEpoch) startAnew(letter.epoch);
      acknowledge(letter.heard);
      const { number } = letter;
      if (number === 0) return;
      acknowledgeTimer ??= setTimeout(() => {
        acknowledgeTimer = undefined;
        post(0, undefined, false);
      }, acknowledgeMs);
      if (number <= heardCount || number > heardCount + MAX_AHEAD) return;
      ahead.set(number, letter.data);
      deliver();
    },
    resend() {
      resendDelay = resendMs;
      resendAll();
    },
    wave: () => post(0, undefined, false),
    dispose() {
      disposed = true;
      clearTimeout(resendTimer);
      clearTimeout(acknowledgeTimer);
      unacknowledged = [];
      ahead.clear();
    },
  };
}
