import { createTokenBucket } from '../tokenBucket';
import type { PeerMessage } from './message';
import { createUniqueId } from '../uniqueId';

/** How many earlier incarnations of the other side are remembered, so that their stragglers are dropped. */
const MAX_RETIRED = 32;
/** How often a second, and how often at once, the other side may come back as another incarnation. */
const INCARNATIONS_PER_SECOND = 0.5;
const INCARNATIONS_BURST = 8;

/**
 * Who speaks to whom. A tab that reloads, or a peer that starts over, is a new incarnation with a session
 * of its own; messages of, or to, an old one must never reach the new connection.
 */
export interface Conversation {
  /** One's own session and, if it is known, the one spoken to: the head of every message. */
  head(): { session: string; to?: string };
  /** Begins a new incarnation of oneself. */
  renew(): void;
  /** Forgets the other side's incarnation and will not listen to it again. */
  retire(): void;
  /** Forgets the other side's incarnation but would listen to it again. */
  forget(): void;
  /**
   * Whose message this is: of the incarnation spoken with (`'known'`), of one that speaks up for the first
   * time (`'first'`) or in place of an earlier one (`'replaced'`), or a straggler to be dropped (`'stale'`).
   */
  place(message: PeerMessage): 'known' | 'first' | 'replaced' | 'stale';
}

/** Makes a conversation with nobody. */
export function createConversation(): Conversation {
  const retired: string[] = [];
  const incarnations = createTokenBucket(INCARNATIONS_PER_SECOND, INCARNATIONS_BURST);
  let session = createUniqueId();
  let remote: string | undefined;

  function retire() {
    if (remote === undefined) return;
    retired.push(remote);
    if (retired.length > MAX_RETIRED) retired.shift();
    remote = undefined;
  }

  return {
    head: () => ({ session, ...(remote !== undefined && { to: remote }) }),
    renew() {
      session = createUniqueId();
    },
    retire,
    forget() {
      remote = undefined;
    },
    place(message) {
      if (message.to !== undefined && message.to !== session) return 'stale';
      if (retired.includes(message.session)) return 'stale';
      if (message.session === remote) return 'known';
      if (!opens(message, remote === undefined) || !incarnations.take()) return 'stale';
      const replaced = remote !== undefined;
      retire();
      remote = message.session;
      return replaced ? 'replaced' : 'first';
    },
  };
}

/** A greeting or an offer opens a conversation; an answer does where one's own offer went out unaddressed. */
function opens(message: PeerMessage, expectsAnswer: boolean): boolean {
  if (message.type === 'hello') return true;
  if (message.type !== 'signal') return false;
  return message.signals.some(({ type }) => type === 'offer' || (type === 'answer' && expectsAnswer));
}
