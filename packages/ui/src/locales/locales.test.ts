import { expect, test } from 'vitest';
import type { RtcErrorCode, RtcErrorRecovery } from '../../../hooks/src/core/errors';
import { en } from './en';
import { ko } from './ko';

// Compiles only while every failure the hooks know has its words.
const codes: Record<RtcErrorCode, string> = en.errorNotice.codes;
const recoveries: Record<RtcErrorRecovery, string> = en.errorNotice.recoveries;

/** Every string of a locale with its path; functions are asked with a name or a number. Intl's are its own. */
function* strings(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (/time$|day$|milliseconds$|kilobits$|percent$|clock$|size$|explained$/.test(path)) return;
  else if (typeof value === 'function') {
    const numbers = /unread|unnamed|page$|part$|loopback$|frameRate$|heading$|raisedAt$/.test(path);
    const words = /\.(?:to|folders|others|typing)$/.test(path) ? [['Ada', 'Ben']] : ['Ada', 'Ben'];
    yield [path, String(value(...(numbers ? [7, 9] : words)))];
  }
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}.${key}`);
  }
}

test('Korean says something wherever English does, and says it in Korean', () => {
  const korean = new Map(strings(ko, ''));
  for (const [path, english] of strings(en, '')) {
    const text = korean.get(path) ?? '';
    if (english === '') expect(text, path).toBe('');
    else expect(text, path).toMatch(/[\uac00-\ud7a3]/);
  }
});

test('no error is without words', () => {
  expect(Object.values(codes).every((words) => words.length > 10)).toBe(true);
  expect(Object.entries(recoveries).every(([step, words]) => (words === '') === (step === 'none'))).toBe(
    true,
  );
});

test('a name is followed by 님, so that its particle is always right', () => {
  for (const name of ['민수', '연아', 'Ada', '👩‍🚀'])
    expect(ko.callAnnouncer.joined(name)).toBe(`${name}님이 참여했어요`);
});
