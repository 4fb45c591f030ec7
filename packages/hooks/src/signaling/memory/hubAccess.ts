import type { AccessDecision, Member } from '../../core/signaling/port';

/** Who may be in one of a hub's rooms, as its hosts have decided. */
export interface HubAccess {
  readonly isLocked: boolean;
  standingOf(member: Member): 'admitted' | 'waiting' | 'banned';
  /** `inside`: the ids of who is in, and stays when the room is locked. */
  apply(decision: AccessDecision, inside: readonly string[]): void;
}

/** Makes the access of an open room. */
export function createHubAccess(): HubAccess {
  const lists = { admitted: new Set<string>(), removed: new Set<string>(), banned: new Set<string>() };
  let isLocked = false;

  function put(ids: readonly string[] = [], into: keyof typeof lists) {
    for (const id of ids) {
      for (const list of Object.values(lists)) list.delete(id);
      lists[into].add(id);
    }
  }

  return {
    get isLocked() {
      return isLocked;
    },
    standingOf({ id, role }) {
      if (role === 'host' || lists.admitted.has(id)) return 'admitted';
      if (lists.banned.has(id)) return 'banned';
      return isLocked || lists.removed.has(id) ? 'waiting' : 'admitted';
    },
    apply({ access, admit, remove, ban, end }, inside) {
      if (access === 'open' || end) lists.admitted.clear();
      if (access === 'locked' && !isLocked) put(inside, 'admitted');
      if (access) isLocked = access === 'locked';
      put(admit, 'admitted');
      put(remove, 'removed');
      put(ban, 'banned');
    },
  };
}
