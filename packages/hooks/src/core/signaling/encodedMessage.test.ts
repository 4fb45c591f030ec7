import { describe, expect, it } from 'vitest';
import { compress, decompress } from './compression';
import { decode, encode } from './encodedMessage';

const sdpLike = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `a=rtpmap:${index % 128} codec-${(index * 7919) % 1000}/90000`).join('\r\n');

describe('compression', () => {
  it('gives back what it was given, shorter', async () => {
    const text = `${sdpLike(300)} 안녕 👋`;
    const packed = await compress(text);
    expect(packed.byteLength).toBeLessThan(text.length / 2);
    expect(await decompress(packed, 1_000_000)).toBe(text);
  });

  it('refuses what inflates too far, and what is not gzipped', async () => {
    const bomb = await compress('0'.repeat(5_000_000));
    expect(bomb.byteLength).toBeLessThan(10_000);
    await expect(decompress(bomb, 1_000_000)).rejects.toThrow(RangeError);
    await expect(decompress(new TextEncoder().encode('not gzipped'), 1000)).rejects.toThrow();
  });
});

describe('encode and decode', () => {
  it('never take what was changed under way for something else, however little it is', async () => {
    const json = '[{"to":"me","data":{"from":"abcdefgh","seq":1,"ack":0}}]';
    const { encoding, body } = await encode(json, null, 'other');
    expect(await decode({ encoding, body }, null, 'other')).toEqual({ json });
    // A few bits mean nothing, such as those of the time: without them it is still what was said.
    for (let at = 0; at < body.length; at++) {
      const changed = body.slice(0, at) + (body[at] === 'A' ? 'B' : 'A') + body.slice(at + 1);
      const content = await decode({ encoding, body: changed }, null, 'other');
      expect([{ failure: 'invalid' }, { json }]).toContainEqual(content);
    }
  });
});
