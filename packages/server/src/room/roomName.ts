/** Why a text is no room name. */
export type RoomNameProblem = 'empty' | 'too-long' | 'bad-characters';

const maxCharacters = 64;

// Control characters, line separators, halves of characters, what turns the direction of text, and what divides paths.
const unfit = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069/\\]/u;
// Nothing in it that can be seen.
const blank = /^[\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * What is wrong with `value` as a room's name, or null if it is one: 1 to 64 characters of any script, in code points.
 *
 * `.` and `..` are none, since no address can hold them. Names that only look alike are different rooms: see `roomId`.
 */
export function roomNameProblem(value: string): RoomNameProblem | null {
  if (value === '') return 'empty';
  // Before anything that takes the longer the longer it is.
  if (value.length > 4 * maxCharacters || Array.from(value.normalize('NFC')).length > maxCharacters) return 'too-long';
  if (unfit.test(value) || blank.test(value) || /^\.\.?$/.test(value)) return 'bad-characters';
  return null;
}

/** Whether `value` is a room's name: 1 to 64 characters of any script. */
export function isRoomName(value: unknown): value is string {
  return typeof value === 'string' && roomNameProblem(value) === null;
}
