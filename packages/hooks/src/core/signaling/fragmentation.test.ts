import { describe, expect, it } from 'vitest';
import { parseBatch } from './addressedMessage';
import { parseFragment, type Fragment } from './fragment';
import { createReassembly, fragment } from './fragmentation';

/** Text that deflate can not shorten. */
const noise = (length: number) =>
  Array.from({ length }, (_, index) => ((index * 2654435761) >>> 7).toString(36).slice(-1)).join('');

describe('fragment and createReassembly', () => {
  const size = (each: Fragment) => new TextEncoder().encode(JSON.stringify(each)).byteLength;

  it('keeps every fragment within the limit and reassembles them in any order', () => {
    const bodies: [Fragment['encoding'], string][] = [
      ['gzip', 'short'],
      ['gzip', noise(20_000)],
      ['encrypted', noise(20_000)],
    ];
    for (const [encoding, body] of bodies) {
      const fragments = fragment(3, { encoding, body }, 2_000);
      for (const each of fragments) expect(size(each)).toBeLessThanOrEqual(2_000);
      const reassembly = createReassembly();
      const whole = fragments.toReversed().map((each) => reassembly.add(each));
      expect(whole.at(-1)).toEqual({ encoding, body });
      expect(whole.slice(0, -1).every((each) => each === null)).toBe(true);
    }
  });

  it('refuses what would take too many fragments', () => {
    expect(() => fragment(0, { encoding: 'gzip', body: 'x'.repeat(200_000) }, 10_000)).toThrow(
      expect.objectContaining({ code: 'message-too-large' }),
    );
  });

  it('forgets messages that never end, and fragments that contradict each other', () => {
    const reassembly = createReassembly();
    const part = (id: number, index: number, count: number): Fragment => ({ id, index, count, encoding: 'gzip', body: 'x' });
    for (let id = 0; id < 100; id++) expect(reassembly.add(part(id, 0, 2))).toBeNull();
    expect(reassembly.add(part(0, 1, 2))).toBeNull();
    expect(reassembly.add(part(99, 1, 3))).toBeNull();
    expect(reassembly.add(part(99, 1, 2))).toEqual({ encoding: 'gzip', body: 'xx' });
  });
});

describe('what comes in', () => {
  it('is no fragment, or no batch, unless it has the shape of one', () => {
    const bad = [null, 'x', 7, [], {}, { id: -1 }, { id: 0, index: 2, count: 2, encoding: 'gzip', body: '' }];
    for (const each of bad) expect(parseFragment(each)).toBeNull();
    for (const each of ['', '{', '{}', '[1]', '[{"to":7}]', `[${Array(65).fill('{"to":"a","data":1}').join()}]`]) {
      expect(parseBatch(each)).toBeNull();
    }
    expect(parseBatch('[{"to":"a","data":{"x":1}}]')).toEqual([{ to: 'a', data: { x: 1 } }]);
  });
});
