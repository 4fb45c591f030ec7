/** Tells messages that come again: a relay may pass one on whose sender never hears of it, and tries again. */
export interface RepeatFilter {
  /** Whether a message of `from` came before, or before a later one. A message without an id is none. */
  isRepeat(from: string, id: unknown): boolean;
  /** Forgets a member who left. */
  forget(from: string): void;
}

/** Makes one. Ids are `RELAY:NUMBER`: each relay that a member's page makes numbers its messages from 1. */
export function createRepeatFilter(): RepeatFilter {
  const last = new Map<string, { relayId: string; number: number }>();

  return {
    isRepeat(from, id) {
      const [, relayId, digits] = (typeof id === 'string' && /^([\w-]+):(\d{1,15})$/.exec(id)) || [];
      if (relayId === undefined) return false;
      const number = Number(digits);
      const before = last.get(from);
      if (before?.relayId === relayId && number <= before.number) return true;
      last.set(from, { relayId, number });
      return false;
    },
    forget: (from) => void last.delete(from),
  };
}
