import { parseSegment } from '../session/segment';
import type { Member } from '../signaling/port';
import { createEarlyMail } from './earlyMail';

/** Whom the signaling lists, who of them has gone all the same, and what came from those it has yet to list. */
export interface Roster {
  /** The signaling lists this member. */
  list(member: Member): void;
  /** It doesn't any more. */
  unlist(id: string): void;
  lists(id: string): boolean;
  /** A member has gone, listed or not; `sessionId` is theirs in the session that ended. */
  end(id: string, sessionId: string | undefined): void;
  /** Takes what came from somebody whom one doesn't hold. @returns who they are, if it shows that they are back */
  whoIsBack(from: string, data: unknown): Member | null;
  /** What came before they were listed, oldest first; it is not kept any longer. */
  takeMail(id: string): unknown[];
  /** Nobody is listed. What came early is kept. */
  reset(): void;
  /** Forgets everything. */
  clear(): void;
}

/** Makes an empty one. */
export function createRoster(): Roster {
  /** Also those who have said goodbye. */
  const present = new Map<string, Member>();
  /** Of those who have gone, their id in the session that ended: what follows in it is not them coming back. */
  const ended = new Map<string, string | undefined>();
  const mail = createEarlyMail();

  function reset() {
    present.clear();
    ended.clear();
  }

  return {
    list(member) {
      present.set(member.id, member);
      ended.delete(member.id);
    },
    unlist(id) {
      present.delete(id);
      ended.delete(id);
    },
    lists: (id) => present.has(id),
    end(id, sessionId) {
      if (present.has(id)) ended.set(id, sessionId);
    },
    whoIsBack(from, data) {
      const member = present.get(from);
      if (!member) {
        mail.keep(from, data);
        return null;
      }
      // A tab that was reloaded, which the signaling takes for the one before.
      return parseSegment(data)?.from === ended.get(from) ? null : member;
    },
    takeMail: (id) => mail.take(id),
    reset,
    clear() {
      reset();
      mail.clear();
    },
  };
}
