import { describe, expect, it } from 'vitest';
import { RtcError } from '../../errors';
import { createJoiner, cut, type RawMessage } from './frame';

function message(byteLength: number): RawMessage {
  return { kind: 'bytes', bytes: new Uint8Array(byteLength).map((_, index) => index % 251) };
}

const frames = (raw: RawMessage, id = 0) => [...cut(raw, id)].map(({ buffer }) => buffer);

describe('cut and createJoiner', () => {
  it('leaves small messages whole, the empty one too', () => {
    for (const byteLength of [0, 1, 65_535]) {
      const [frame, ...more] = frames(message(byteLength));
      expect(more).toEqual([]);
      expect(frame?.byteLength).toBeLessThanOrEqual(65_536);
      expect(createJoiner(100_000).add(frame as ArrayBuffer)).toEqual(message(byteLength));
    }
  });

  it('cuts large ones into frames that every browser takes, and joins them in any order', () => {
    const parts = frames(message(300_000)).toReversed();
    expect(parts).toHaveLength(5);
    expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(65_536);
    const joiner = createJoiner(300_000);
    const first = parts.shift() as ArrayBuffer;
    expect(joiner.add(first)).toBeNull();
    expect(joiner.add(first)).toBeNull();
    expect(parts.map((part) => joiner.add(part)).at(-1)).toEqual(message(300_000));
  });

  it('keeps two messages apart whose parts alternate', () => {
    const joiner = createJoiner(1_000_000);
    const a = frames(message(100_000), 1);
    const b = frames(message(90_000), 2);
    const joined = [a[0], b[0], a[1], b[1]].map((frame) => joiner.add(frame as ArrayBuffer));
    expect(joined).toEqual([null, null, message(100_000), message(90_000)]);
  });

  it('refuses what is too large, once, and goes on with the next', () => {
    const joiner = createJoiner(200_000);
    const results = frames(message(300_000), 7).map((frame) => joiner.add(frame));
    const errors = results.filter((result) => result instanceof RtcError);
    expect(errors).toMatchObject([{ code: 'message-too-large' }]);
    expect(joiner.add(frames(message(10), 8)[0] as ArrayBuffer)).toEqual(message(10));
    const [small] = frames(message(6)) as [ArrayBuffer];
    expect(createJoiner(5).add(small)).toMatchObject({ code: 'message-too-large' });
  });

  it('holds no more than its limit of messages that never end', () => {
    const joiner = createJoiner(200_000);
    const lost = Array.from({ length: 50 }, (_, id) => frames(message(150_000), id));
    for (const [first] of lost) expect(joiner.add(first as ArrayBuffer)).toBeNull();
    const [, second, third] = lost[0] as ArrayBuffer[];
    expect([second, third].map((frame) => joiner.add(frame as ArrayBuffer))).toEqual([null, null]);
  });

  it('refuses rubbish', () => {
    const fits = frames(message(100_000), 1)[0] as ArrayBuffer;
    const wrongCount = fits.slice();
    new DataView(wrongCount).setUint32(9, 3);
    const wrongIndex = frames(message(100_000), 2)[0] as ArrayBuffer;
    new DataView(wrongIndex).setUint32(5, 2);
    const joiner = createJoiner(1_000_000);
    joiner.add(fits);
    const unknown = new Uint8Array([9]).buffer;
    for (const bad of [new ArrayBuffer(0), unknown, fits.slice(0, 13), wrongCount, wrongIndex]) {
      expect(joiner.add(bad)).toMatchObject({ code: 'message-invalid' });
    }
  });
});
