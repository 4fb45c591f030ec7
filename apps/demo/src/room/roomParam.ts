import { roomNameProblem, type RoomNameProblem } from '@visavis/server';

/** The room that an address names, and what is wrong with its name. */
export interface RoomParam {
  /** As far as it can be read. */
  readonly room: string;
  readonly problem: RoomNameProblem | 'undecodable' | null;
}

/** Reads a room's name out of the path, where it may still be percent-encoded. */
export function readRoomParam(param: string): RoomParam {
  const room = decode(param);
  return room === null ? { room: param, problem: 'undecodable' } : { room, problem: roomNameProblem(room) };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
