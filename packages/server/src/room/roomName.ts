/** Why a text is no room name. */
export type RoomNameProblem = 'empty' | 'too-long' | 'bad-characters';

const maxLength = 64;

/**
 * What is wrong with `value` as a room's name, or null if it is one.
 *
 * A name has 1 to 64 of `A-Za-z0-9_-`: it goes unescaped into URLs and channel names, and nobody can make
 * two that look alike out of look-alike letters of other scripts.
 */
export function roomNameProblem(value: string): RoomNameProblem | null {
  if (value === '') return 'empty';
  if (value.length > maxLength) return 'too-long';
  return /^[A-Za-z0-9_-]+$/.test(value) ? null : 'bad-characters';
}

/** Whether `value` is a room's name: 1 to 64 of `A-Za-z0-9_-`. */
export function isRoomName(value: unknown): value is string {
  return typeof value === 'string' && roomNameProblem(value) === null;
}
