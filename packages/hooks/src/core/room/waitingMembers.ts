import { keepSame } from './keepSame';
import type { RemoteMember } from './remoteMember';
import type { WaitingMember } from './room';

/** Those who wait, by their ids, as the same objects as before where nothing about them has changed. */
export function waitingMembers(
  before: readonly WaitingMember[],
  ids: readonly string[],
  find: (id: string) => RemoteMember | undefined,
): readonly WaitingMember[] {
  const members = ids.flatMap((id) => {
    const remote = find(id);
    if (!remote) return [];
    const { name } = remote.participant;
    const known = before.find((each) => each.id === id);
    return known?.name === name ? known : { id, name };
  });
  return keepSame(before, members);
}
