import { membersOf } from '../channelAuth/membersOf';
import type { RelayApp } from './relayApp';

/** Knows who is in the channels, without asking for every message. */
export interface Presence {
  /** Whether `id` is in `channel`. Rejects with an `HttpError` (503) if the signaling server can't be asked. */
  has(channel: string, id: string): Promise<boolean>;
}

/** How long an answer counts for those who are in it, in ms. */
const KEPT_MS = 5000;
/** How old an answer must be before a member who is not in it has it asked for again, in ms. */
const RENEWED_AFTER_MS = 500;
const MAX_CHANNELS = 1000;

/** Makes one over the app's own list of members. */
export function createPresence(app: Pick<RelayApp, 'get'>): Presence {
  const known = new Map<string, { members: Promise<ReadonlySet<string>>; askedAt: number }>();

  function ask(channel: string) {
    known.delete(channel);
    const entry = { members: membersOf(app, channel), askedAt: Date.now() };
    known.set(channel, entry);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_CHANNELS) break;
      known.delete(oldest);
    }
    // A failure is not kept; who asked is told.
    entry.members.catch(() => known.get(channel) === entry && known.delete(channel));
    return entry.members;
  }

  return {
    async has(channel, id) {
      const entry = known.get(channel);
      const age = entry ? Date.now() - entry.askedAt : Infinity;
      if (entry && age < KEPT_MS) {
        if ((await entry.members).has(id)) return true;
        if (age < RENEWED_AFTER_MS) return false;
      }
      return (await ask(channel)).has(id);
    },
  };
}
