import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { RtcError } from '../../errors';
import { createReassembly, fragment, MAX_FRAME_BYTES, type RawMessage } from './frame';

function message(byteLength: number): RawMessage {
  return { kind: 'bytes', bytes: new Uint8Array(byteLength).map((_, index) => index % 251) };
}

/** Every frame, copied as a browser does when it sends. */
const frames = (raw: RawMessage, id = 0) =>
  Array.from(fragment(raw, id, new Uint8Array(MAX_FRAME_BYTES)), (frame) => frame.slice().buffer);

/** Whether a result is this message; `toEqual` takes seconds for so many bytes. */
const isMessage = (byteLength: number) => (result: RawMessage | RtcError | null | undefined) => {
  const expected = message(byteLength);
  if (!result || result instanceof RtcError || result.kind !== expected.kind) return false;
  return result.bytes.byteLength === byteLength && result.bytes.every((byte, index) => byte === expected.bytes[index]);
};

describe('fragment and createReassembly', () => {
  it('leaves small messages whole, the empty one too', () => {
    for (const byteLength of [0, 1, 65_535]) {
      const [frame, ...more] = frames(message(byteLength));
      expect(more).toEqual([]);
      expect(frame?.byteLength).toBeLessThanOrEqual(65_536);
      expect(createReassembly(100_000).add(frame as ArrayBuffer)).toSatisfy(isMessage(byteLength));
    }
  });

  it('divides large ones into frames that every browser takes, and joins them in any order', () => {
    const parts = frames(message(300_000)).toReversed();
    expect(parts).toHaveLength(5);
    expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(65_536);
    const reassembly = createReassembly(300_000);
    const first = parts.shift() as ArrayBuffer;
    expect(reassembly.add(first.slice())).toBeNull();
    expect(reassembly.add(first)).toBeNull();
    expect(parts.map((part) => reassembly.add(part)).at(-1)).toSatisfy(isMessage(300_000));
  });

  it('makes all frames of a message in the same memory', () => {
    const memory = new Uint8Array(MAX_FRAME_BYTES);
    for (const raw of [message(300_000), message(10)]) {
      for (const { buffer } of fragment(raw, 1, memory)) expect(buffer).toBe(memory.buffer);
    }
  });

  it('holds no frame of an unfinished message, only what is in it', () => {
    const reassembly = createReassembly(300_000);
    const parts = frames(message(300_000));
    // As newer engines have it: the buffer is empty from then on.
    const transfer = function (this: ArrayBuffer) {
      structuredClone(this, { transfer: [this] });
    };
    for (const frame of parts) Object.defineProperty(frame, 'transfer', { value: transfer });
    expect(parts.map((frame) => reassembly.add(frame)).at(-1)).toSatisfy(isMessage(300_000));
    expect(parts.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps two messages apart whose parts alternate', () => {
    const reassembly = createReassembly(1_000_000);
    const a = frames(message(100_000), 1);
    const b = frames(message(90_000), 2);
    const joined = [a[0], b[0], a[1], b[1]].map((frame) => reassembly.add(frame as ArrayBuffer));
    expect(joined.slice(0, 2)).toEqual([null, null]);
    expect(joined[2]).toSatisfy(isMessage(100_000));
    expect(joined[3]).toSatisfy(isMessage(90_000));
  });

  it('takes memory for what has come alone, however large the message is said to be', () => {
    const last = frames(message(60_000_000)).at(-1) as ArrayBuffer;
    let allocated = 0;
    const counting = new Proxy(Uint8Array, {
      construct(target, args: [unknown]) {
        if (typeof args[0] === 'number') allocated += args[0];
        return Reflect.construct(target, args) as object;
      },
    });
    vi.stubGlobal('Uint8Array', counting);
    onTestFinished(() => void vi.unstubAllGlobals());
    const reassembly = createReassembly(64 * 1024 * 1024);
    for (let id = 0; id < 1000; id++) {
      const part = last.slice(0);
      new DataView(part).setUint32(1, id);
      reassembly.add(part);
    }
    expect(allocated).toBeLessThan(8 * 1024 * 1024);
  });

  it('gives each message bytes of its own, and no more than it has', () => {
    const reassembly = createReassembly(1_000_000);
    const [one, other] = [1, 2].map((id) => frames(message(300_000), id).map((frame) => reassembly.add(frame)).at(-1) as RawMessage);
    expect(one?.bytes.buffer.byteLength).toBe(300_000);
    other?.bytes.fill(0);
    expect(one).toSatisfy(isMessage(300_000));
  });

  it('refuses what is too large, once, and goes on with the next', () => {
    const reassembly = createReassembly(200_000);
    const results = frames(message(300_000), 7).map((frame) => reassembly.add(frame));
    const errors = results.filter((result) => result instanceof RtcError);
    expect(errors).toMatchObject([{ code: 'message-too-large' }]);
    expect(reassembly.add(frames(message(10), 8)[0] as ArrayBuffer)).toEqual(message(10));
    const [small] = frames(message(6)) as [ArrayBuffer];
    expect(createReassembly(5).add(small)).toMatchObject({ code: 'message-too-large' });
  });

  it('holds no more than its limit of messages that never end', () => {
    const reassembly = createReassembly(200_000);
    const lost = Array.from({ length: 50 }, (_, id) => frames(message(150_000), id));
    for (const [first] of lost) expect(reassembly.add(first as ArrayBuffer)).toBeNull();
    const [, second, third] = lost[0] as ArrayBuffer[];
    expect([second, third].map((frame) => reassembly.add(frame as ArrayBuffer))).toEqual([null, null]);
  });

  it('refuses what is malformed', () => {
    const fits = frames(message(100_000), 1)[0] as ArrayBuffer;
    const wrongCount = fits.slice();
    new DataView(wrongCount).setUint32(9, 3);
    const tooShort = fits.slice(0, -1);
    new DataView(tooShort).setUint32(1, 3);
    const wrongIndex = frames(message(100_000), 2)[0] as ArrayBuffer;
    new DataView(wrongIndex).setUint32(5, 2);
    const reassembly = createReassembly(1_000_000);
    reassembly.add(fits.slice());
    const unknown = new Uint8Array([9]).buffer;
    for (const bad of [new ArrayBuffer(0), unknown, fits.slice(0, 13), wrongCount, wrongIndex, tooShort]) {
      expect(reassembly.add(bad)).toMatchObject({ code: 'message-invalid' });
    }
  });
});
