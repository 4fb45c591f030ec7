import type { Clock } from '../../environment/clock';

/** How often the others are told again while the user goes on typing, in ms. */
const REPEAT_MS = 2500;
/** For how long a participant is taken to be typing, in ms: a repetition may come late, and the end may get lost. */
const VALID_MS = 6000;

/** Who is typing at the moment. */
export interface ChatTyping {
  /** The participants' ids; the same array until it changes. */
  readonly ids: readonly string[];
  /** Whether the user is typing. */
  readonly isOwn: boolean;
  /** The user types, or has stopped. Call it with every key: the others are told no more often than needed. */
  setOwn(typing: boolean): void;
  /** A participant types, or has stopped. */
  set(id: string, typing: boolean): void;
  /** Forgets those who are not among these. */
  retain(ids: readonly string[]): void;
}

/** Makes a record in which nobody is typing. */
export function createChatTyping(options: {
  clock: Clock;
  send(typing: boolean): void;
  onChange(): void;
}): ChatTyping {
  const { clock } = options;
  const timers = new Map<string, unknown>();
  let ids: readonly string[] = [];
  let sentAt: number | null = null;

  function changed() {
    ids = [...timers.keys()];
    options.onChange();
  }

  function forget(id: string) {
    clock.clearTimer(timers.get(id));
    if (timers.delete(id)) changed();
  }

  return {
    get ids() {
      return ids;
    },
    get isOwn() {
      return sentAt !== null && clock.now() - sentAt < VALID_MS;
    },
    setOwn(typing) {
      const now = clock.now();
      if (!typing && sentAt === null) return;
      if (typing && sentAt !== null && now - sentAt < REPEAT_MS) return;
      sentAt = typing ? now : null;
      options.send(typing);
    },
    set(id, typing) {
      if (!typing) {
        forget(id);
        return;
      }
      const known = timers.has(id);
      clock.clearTimer(timers.get(id));
      timers.set(
        id,
        clock.setTimer(() => forget(id), VALID_MS),
      );
      if (!known) changed();
    },
    retain(present) {
      for (const id of timers.keys()) if (!present.includes(id)) forget(id);
    },
  };
}
