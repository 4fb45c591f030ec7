import type { Member, SignalingEvents } from '../../core/signaling/port';

/** Which of a room's channels lists a member: the room's own, or the one of those who wait. */
export type PresenceList = 'inside' | 'waiting';

/** Who is in a room and who waits for it, as one list: who is in both is in the room. */
export interface RoomPresence {
  readonly others: readonly Member[];
  /** Exactly these are listed there. What that changes is told. */
  set(list: PresenceList, members: readonly Member[]): void;
  /** One is listed there (another way) now; null: no more. */
  change(list: PresenceList, id: string, member: Member | null): void;
  /** The same as `set`, of which the caller tells. */
  replace(list: PresenceList, members: readonly Member[]): void;
}

/** Makes an empty one. */
export function createRoomPresence({ onJoin, onLeave }: Pick<SignalingEvents, 'onJoin' | 'onLeave'>): RoomPresence {
  const lists = { inside: new Map<string, Member>(), waiting: new Map<string, Member>() };
  const find = (id: string) => lists.inside.get(id) ?? lists.waiting.get(id);

  function change(list: PresenceList, id: string, member: Member | null) {
    const before = find(id);
    if (member) lists[list].set(id, member);
    else lists[list].delete(id);
    const after = find(id);
    if (after && after !== before) onJoin(after);
    else if (before && !after) onLeave(id);
  }

  return {
    get others() {
      return [...new Map([...lists.waiting, ...lists.inside]).values()];
    },
    set(list, members) {
      const ids = new Set(members.map(({ id }) => id));
      for (const id of lists[list].keys()) if (!ids.has(id)) change(list, id, null);
      for (const member of members) change(list, member.id, member);
    },
    change,
    replace(list, members) {
      lists[list] = new Map(members.map((member) => [member.id, member]));
    },
  };
}
