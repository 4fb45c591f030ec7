import { createPendingMessages } from './pendingMessages';
import type { Member } from './port';

/** Whom the signaling lists, who of them has left all the same, and what came from members it has yet to list. */
export interface Presence {
  /** The signaling lists this member. */
  list(member: Member): void;
  /** It doesn't any more. */
  unlist(id: string): void;
  /** The member that it lists under this id, also one that has left all the same. */
  find(id: string): Member | null;
  /** A member has left, listed or not; `sessionId` is theirs in the session that ended. */
  end(id: string, sessionId: string | undefined): void;
  /**
   * The member that a message shows to be back: listed, and in another session than the one that ended. A tab that was
   * reloaded, which the signaling takes for the one before.
   *
   * @param sessionId theirs in the message; undefined: it is in no session
   */
  isReturning(id: string, sessionId: string | undefined): Member | null;
  /** Keeps a message of a member who is not listed yet. */
  keep(id: string, data: unknown): void;
  /** The messages that came before the member was listed, oldest first; they are not kept any longer. */
  takePending(id: string): unknown[];
  /** Nobody is listed. Messages are kept. */
  reset(): void;
  /** Forgets everything. */
  clear(): void;
}

/** Makes an empty presence. */
export function createPresence(): Presence {
  /** Also those who have said goodbye. */
  const listed = new Map<string, Member>();
  /** Of those who have left, their id in the session that ended: what follows in it is not them coming back. */
  const ended = new Map<string, string | undefined>();
  const pending = createPendingMessages();

  function reset() {
    listed.clear();
    ended.clear();
  }

  return {
    list(member) {
      listed.set(member.id, member);
      ended.delete(member.id);
    },
    unlist(id) {
      listed.delete(id);
      ended.delete(id);
    },
    find: (id) => listed.get(id) ?? null,
    end(id, sessionId) {
      if (listed.has(id)) ended.set(id, sessionId);
    },
    isReturning(id, sessionId) {
      return sessionId === undefined || sessionId === ended.get(id) ? null : (listed.get(id) ?? null);
    },
    keep(id, data) {
      if (!listed.has(id)) pending.keep(id, data);
    },
    takePending: (id) => pending.take(id),
    reset,
    clear() {
      reset();
      pending.clear();
    },
  };
}
