import { describe, expect, it } from 'vitest';
import { isRoomName, roomNameProblem } from './roomName';

describe('roomNameProblem', () => {
  it.each(['a', 'A-z_0', 'x'.repeat(64), '-', '__proto__', 'a b', '\u{1F389}', '주간 회의', 'осо', 'غرفة', '주'.normalize('NFD').repeat(64)])('takes %s', (name) => {
    expect(roomNameProblem(name)).toBeNull();
    expect(isRoomName(name)).toBe(true);
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(65), 'too-long'],
    ['x'.repeat(300), 'too-long'],
    ['../etc/passwd', 'bad-characters'],
    ['a/b', 'bad-characters'],
    ['a\n', 'bad-characters'],
    ['..', 'bad-characters'],
    ['\u200b', 'bad-characters'],
    [' ', 'bad-characters'],
    ['a\u202eb', 'bad-characters'],
    ['한'.repeat(65), 'too-long'],
    ['x'.repeat(100_000), 'too-long'],
  ] as const)('refuses %j: %s', (name, problem) => {
    expect(roomNameProblem(name)).toBe(problem);
    expect(isRoomName(name)).toBe(false);
  });

  it.each([undefined, null, 7, ['a'], { length: 1 }])('takes no %j for a name', (value) => {
    expect(isRoomName(value)).toBe(false);
  });
});
