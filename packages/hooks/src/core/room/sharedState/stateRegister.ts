import { MAX_KEYS, type StateEntry, type StateVersion } from './statePayload';

/** How far ahead a version may be: one that is further ahead is meant to keep others from ever writing again. */
const MAX_LEAD = 2 ** 32;

/** The values of all keys: of each the one that was written last, the same at everyone who has heard of all. */
export interface StateRegister {
  readonly entries: ReadonlyMap<string, StateEntry>;
  /** Writes a value. @returns null if there are too many keys */
  write(key: string, value: unknown, by: string): StateEntry | null;
  /** Takes a value of another member. @returns whether it is the newest */
  take(entry: StateEntry): boolean;
}

/** Whether `one` was written after `other`, by the same answer at everyone. */
export function isNewer(one: Omit<StateVersion, 'key'>, other: Omit<StateVersion, 'key'> | undefined): boolean {
  if (!other || one.version !== other.version) return one.version > (other?.version ?? 0);
  return one.by > other.by;
}

/** Makes an empty register. */
export function createStateRegister(): StateRegister {
  const entries = new Map<string, StateEntry>();
  const hasRoom = (key: string) => entries.has(key) || entries.size < MAX_KEYS;

  return {
    entries,
    write(key, value, by) {
      if (!hasRoom(key)) return null;
      const before = entries.get(key)?.version ?? 0;
      // What is written before joining is one write, so that it does not win over what the room has.
      const entry = { key, version: by === '' ? Math.max(before, 1) : before + 1, by, value };
      entries.set(key, entry);
      return entry;
    },
    take(entry) {
      const known = entries.get(entry.key);
      if (!hasRoom(entry.key) || entry.version > (known?.version ?? 0) + MAX_LEAD || !isNewer(entry, known)) return false;
      entries.set(entry.key, entry);
      return true;
    },
  };
}
