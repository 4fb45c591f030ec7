/** How often it is said again while somebody goes on typing, in ms. */
const REPEAT_MS = 2500;
/** How long it is believed, in ms: a repetition may come late, and the end of it may get lost. */
const BELIEVED_MS = 6000;

/** Who is typing at the moment. */
export interface ChatTyping {
  /** Their ids; the same array until it changes. */
  readonly ids: readonly string[];
  /** Says that one types, or has stopped. Call it with every key: it is said no more than needed. */
  set(typing: boolean): void;
  /** What a member said of themselves. */
  hear(id: string, typing: boolean): void;
  /** Forgets everybody who is not among these. */
  keep(ids: readonly string[]): void;
}

/** Makes the record of who is typing; nobody is. */
export function createChatTyping(options: { tell(typing: boolean): void; onChange(): void }): ChatTyping {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let ids: readonly string[] = [];
  let toldAt: number | null = null;

  function changed() {
    ids = [...timers.keys()];
    options.onChange();
  }

  function forget(id: string) {
    clearTimeout(timers.get(id));
    if (timers.delete(id)) changed();
  }

  return {
    get ids() {
      return ids;
    },
    set(typing) {
      const now = performance.now();
      if (!typing && toldAt === null) return;
      if (typing && toldAt !== null && now - toldAt < REPEAT_MS) return;
      toldAt = typing ? now : null;
      options.tell(typing);
    },
    hear(id, typing) {
      if (!typing) {
        forget(id);
        return;
      }
      const known = timers.has(id);
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => forget(id), BELIEVED_MS),
      );
      if (!known) changed();
    },
    keep(present) {
      for (const id of timers.keys()) if (!present.includes(id)) forget(id);
    },
  };
}
