import type { Members } from 'pusher-js';
import type { Member } from '../../core/signaling/port';

/** A member as the authorization endpoint describes it; `info` is whatever that says. */
export interface PresenceMember {
  id: string;
  info?: { name?: unknown; role?: unknown; access?: unknown; admitted?: unknown } | null;
}

export function toMember({ id, info }: PresenceMember): Member {
  const name = typeof info?.name === 'string' ? info.name : '';
  const { role, access, admitted } = info ?? {};
  return {
    id,
    name,
    verified: name !== '',
    ...(role === 'host' && { role }),
    ...((access === 'locked' || access === 'open') && { access }),
    ...(typeof admitted === 'boolean' && { admitted }),
  };
}

/** The local member, and the others. */
export function toPresence(members: Members): { self: Member; others: Member[] } {
  const others: Member[] = [];
  members.each((each: PresenceMember) => {
    if (each.id !== members.myID) others.push(toMember(each));
  });
  return { self: toMember(members.me as PresenceMember), others };
}
