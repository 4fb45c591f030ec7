import type { Member, Signaling } from '@visavis/hooks';

/** Signaling as if nobody else were in the room but the member with this name. */
export function seesOnly(signaling: Signaling, name: string): Signaling {
  const known = new Set<string>();
  const isThem = (member: Member) => {
    if (member.name !== name) return false;
    known.add(member.id);
    return true;
  };
  return {
    ...signaling,
    connect: (own, events) =>
      signaling.connect(own, {
        ...events,
        onOpen: (self, others) => events.onOpen(self, others.filter(isThem)),
        onJoin: (member) => isThem(member) && events.onJoin(member),
        onLeave: (id) => known.delete(id) && events.onLeave(id),
        onMessage: (from, message) => known.has(from) && events.onMessage(from, message),
      }),
  };
}
