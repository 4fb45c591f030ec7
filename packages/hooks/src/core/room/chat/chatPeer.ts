import type { RtcError } from '../../errors';
import type { ChatLine, ChatLog } from './chatLog';
import { MAX_LINES, MAX_LINES_LENGTH, MAX_LOGS, type ChatHave, type ChatPayload, type ChatPayloadLine } from './chatPayload';

/** How many payloads with lines may be on their way to one member; what is written meanwhile travels together. */
const MAX_UNDER_WAY = 4;
/** The longest age that is told, in ms. */
const MAX_AGE_MS = 30 * 24 * 3600 * 1000;

/** Sends a payload to a member. `settle` is called once: null if it was delivered. */
export type SendChat = (id: string, payload: ChatPayload, settle: (error: RtcError | null) => void) => void;

/** What one other member has, and what it is to be sent. */
export interface ChatPeer {
  /** Whether its chat has been heard of. */
  readonly isKnown: boolean;
  /** The log that its page writes now, `AUTHOR/LOG`. */
  readonly liveLog: string | null;
  /** How many lines of a log it has. */
  has(log: string): number;
  /** The logs of which it has lines. */
  readonly logs: readonly string[];
  /** It says which log it writes, and what it has. */
  meet(liveLog: string, have: ChatHave): void;
  /** It has got more. */
  update(have: ChatHave): void;
  /** It has no more of a log than this. */
  limit(log: string, n: number): void;
  /** It asks for the lines after these numbers. */
  want(want: ChatHave): void;
  /** Sends what it is to be sent, as far as there is room. */
  pump(): void;
}

/** Makes what is known of a member whose chat has not been heard of. */
export function createChatPeer(options: {
  id: string;
  log: ChatLog;
  /** `AUTHOR/LOG` of what is written here. */
  ownLog(): string;
  now(): number;
  send: SendChat;
}): ChatPeer {
  const { id, log, ownLog, now, send } = options;
  let have = new Map<string, number>();
  let liveLog: string | null = null;
  /** The log that is sent as it is written, and the number up to which it has been sent. */
  let sentLog = '';
  let sent = 0;
  let wanted = new Map<string, number>();
  let underWay = 0;

  /** The first lines after a number that fit into one payload. */
  function chunk(key: string, n: number): { lines: readonly ChatLine[]; isLast: boolean } {
    const all = log.after(key, n);
    let length = 0;
    const excess = all.findIndex(({ text }, index) => {
      length += text.length;
      return index > 0 && (index >= MAX_LINES || length > MAX_LINES_LENGTH);
    });
    return excess < 0 ? { lines: all, isLast: true } : { lines: all.slice(0, excess), isLast: false };
  }

  function pack({ n, clock, name, text, attachment, at }: ChatLine): ChatPayloadLine {
    const ageMs = Math.min(Math.max(now() - at, 0), MAX_AGE_MS);
    return { n, clock, name, ageMs, text, ...(attachment !== undefined && { attachment }) };
  }

  function post(key: string, lines: readonly ChatLine[], isLast: boolean) {
    underWay += 1;
    send(id, { type: 'lines', log: key, lines: lines.map(pack), ...(isLast && { isLast: true as const }) }, (error) => {
      underWay -= 1;
      if (!error) pump();
    });
  }

  function sendOwn(): boolean {
    const { lines } = chunk(sentLog, sent);
    const last = lines.at(-1);
    if (!last) return false;
    sent = last.n;
    post(sentLog, lines, false);
    return true;
  }

  function sendWanted(): boolean {
    const [next] = wanted;
    if (!next) return false;
    const [key, n] = next;
    const { lines, isLast } = chunk(key, n);
    if (isLast) wanted.delete(key);
    else wanted.set(key, lines.at(-1)?.n ?? n);
    post(key, lines, isLast);
    return true;
  }

  function pump() {
    if (liveLog === null) return;
    if (sentLog !== ownLog()) {
      sentLog = ownLog();
      sent = have.get(sentLog) ?? 0;
    }
    for (let free = MAX_UNDER_WAY - underWay; free > 0; free--) if (!sendOwn() && !sendWanted()) return;
  }

  function update(next: ChatHave) {
    for (const [key, n] of Object.entries(next)) {
      if (have.has(key) || have.size < MAX_LOGS) have.set(key, Math.max(have.get(key) ?? 0, n));
    }
  }

  return {
    get isKnown() {
      return liveLog !== null;
    },
    get liveLog() {
      return liveLog;
    },
    has: (key) => have.get(key) ?? 0,
    get logs() {
      return [...have.keys()];
    },
    meet(nextLog, nextHave) {
      // A page that was reloaded has lost what it had.
      if (nextLog !== liveLog) {
        have = new Map();
        wanted = new Map();
        sentLog = '';
      }
      liveLog = nextLog;
      update(nextHave);
      pump();
    },
    update,
    limit: (key, n) => void have.set(key, n),
    want(want) {
      for (const [key, n] of Object.entries(want)) if (wanted.has(key) || wanted.size < MAX_LOGS) wanted.set(key, n);
      pump();
    },
    pump,
  };
}
