import { authorOf, MAX_LOGS, type ChatHave } from './chatPayload';

/** How many lines are kept; the oldest are dropped. */
export const MAX_CHAT_LINES = 1000;
/** How far ahead of all that is known a line's clock may be: one that is further ahead is made up. */
const MAX_CLOCK_LEAD = 1_000_000;

/** One line of the chat. */
export interface ChatLine {
  /** `AUTHOR/LOG`. */
  readonly log: string;
  /** Its number in the log, from 1. */
  readonly n: number;
  readonly clock: number;
  readonly name: string;
  readonly text: string;
  readonly attachment?: string | undefined;
  /** In ms since 1970 by this machine's clock. */
  readonly at: number;
  /** Whether it came from another member than its author, who may have made it up. */
  readonly fromHistory: boolean;
}

/** All lines that are known, in the same order at every member. */
export interface ChatLog {
  /** The lines, oldest first; the same array until it changes. */
  readonly lines: readonly ChatLine[];
  /** The number of the last line of a log: from its author alone, or from anyone. */
  count(log: string, from: 'author' | 'anyone'): number;
  /** What is there of each log; of those of which only the author's word counts, what the author sent. */
  have(isOnlyByAuthor: (log: string) => boolean): ChatHave;
  /** The lines of a log after a number, in order. */
  after(log: string, n: number): ChatLine[];
  /** The clock for the next line that is written here. */
  nextClock(): number;
  /** Adds a line, unless it is there, or too old to be kept. @returns whether `count` is another one */
  add(line: ChatLine): boolean;
}

interface Log {
  byAuthor: number;
  byAnyone: number;
  readonly lines: Map<number, ChatLine>;
}

/** By clock; where two wrote without knowing of each other, by log. */
function isBefore(one: ChatLine, other: ChatLine): boolean {
  if (one.clock !== other.clock) return one.clock < other.clock;
  return one.log === other.log ? one.n < other.n : one.log < other.log;
}

/** Makes an empty log. */
export function createChatLog(): ChatLog {
  const logs = new Map<string, Log>();
  let lines: readonly ChatLine[] = [];
  let clock = 0;

  /** What to forget for a new log: an empty one; one of which only others tell; or the oldest of who has the most. */
  function leastWorth(): string | undefined {
    const entries = [...logs];
    const [cheap] = entries.find(([, log]) => log.lines.size === 0) ?? entries.find(([, log]) => log.byAuthor === 0) ?? [];
    if (cheap !== undefined) return cheap;
    const counts = new Map<string, number>();
    for (const key of logs.keys()) counts.set(authorOf(key), (counts.get(authorOf(key)) ?? 0) + 1);
    const most = Math.max(...counts.values());
    return [...logs.keys()].find((key) => counts.get(authorOf(key)) === most);
  }

  function forget(key: string) {
    logs.delete(key);
    lines = lines.filter(({ log }) => log !== key);
  }

  function open(key: string): Log {
    const known = logs.get(key);
    if (known) return known;
    const full = logs.size >= MAX_LOGS ? leastWorth() : undefined;
    if (full !== undefined) forget(full);
    const made = { byAuthor: 0, byAnyone: 0, lines: new Map<number, ChatLine>() };
    logs.set(key, made);
    return made;
  }

  function place(line: ChatLine) {
    const others = lines.filter((each) => each.log !== line.log || each.n !== line.n);
    let index = others.length;
    while (index > 0 && isBefore(line, others[index - 1] as ChatLine)) index -= 1;
    const placed = others.toSpliced(index, 0, line);
    for (const { log, n } of placed.slice(0, -MAX_CHAT_LINES)) logs.get(log)?.lines.delete(n);
    lines = placed.slice(-MAX_CHAT_LINES);
  }

  return {
    get lines() {
      return lines;
    },
    count: (key, from) => logs.get(key)?.[from === 'author' ? 'byAuthor' : 'byAnyone'] ?? 0,
    have: (isOnlyByAuthor) =>
      Object.fromEntries([...logs].map(([key, log]) => [key, isOnlyByAuthor(key) ? log.byAuthor : log.byAnyone])),
    after: (key, n) => [...(logs.get(key)?.lines.values() ?? [])].filter((each) => each.n > n).toSorted((a, b) => a.n - b.n),
    nextClock: () => clock + 1,
    add(line) {
      const log = open(line.log);
      const { byAuthor, byAnyone } = log;
      if (line.fromHistory ? log.lines.has(line.n) : line.n <= byAuthor) return false;
      log.byAnyone = Math.max(byAnyone, line.n);
      if (!line.fromHistory) log.byAuthor = line.n;
      if (line.clock <= clock + MAX_CLOCK_LEAD) {
        clock = Math.max(clock, line.clock);
        log.lines.set(line.n, line);
        place(line);
      }
      return log.byAuthor !== byAuthor || log.byAnyone !== byAnyone;
    },
  };
}
