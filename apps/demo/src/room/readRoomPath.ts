import { roomNameProblem, type RoomNameProblem } from '@visavis/server';

/** What can be wrong with a room's address. `'undecodable'`: its percent-encoding is broken. */
export type RoomProblem = RoomNameProblem | 'undecodable';

/** The room that an address leads to. */
export interface AddressedRoom {
  /** Its name, as far as it can be read. */
  readonly name: string;
  readonly problem: RoomProblem | null;
}

/** Reads `/r/ROOM`, still percent-encoded, as it stands in the address; null: it is another path. */
export function readRoomPath(path: string): AddressedRoom | null {
  const [, segment] = /^\/r\/([^/]*)\/?$/.exec(path) ?? [];
  if (segment === undefined) return null;
  const name = decode(segment);
  return name === null ? { name: segment, problem: 'undecodable' } : { name, problem: roomNameProblem(name) };
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    // The only thing that it throws: the percent signs don't fit together.
    return null;
  }
}
