import { describe, expect, it } from 'vitest';
import { RtcError } from '../errors';
import type { CaptureLease } from './captureArbiter';
import { replaceCapture, takeFirst, type HeldCapture } from './captureReplacement';

type Answer = Awaited<CaptureLease['ready']>;

const track = () => ({ readyState: 'live' }) as MediaStreamTrack;
const captured = (): Answer => ({ track: track(), relaxed: null });

/** An arbiter's side: what it answers, one capture after the other, and how often something was given back. */
function arbiter(...answers: Answer[]) {
  const released: number[] = [];
  let count = 0;
  const acquire = (): CaptureLease => {
    const number = count++;
    const answer = answers[number] ?? new RtcError('device-not-found', 'There is none.');
    const release = () => void (released.includes(number) || released.push(number));
    return { ready: Promise.resolve(answer), release, handOver: release };
  };
  return { acquire, released, count: () => count };
}

/** Aborts so many turns of the microtask queue from now. */
async function abortAfter(abort: AbortController, turns: number) {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  abort.abort();
}

describe('an abort in the moment in which a capture arrives', () => {
  // Whichever turn of the queue it falls into, from before the capture to after its delivery.
  it.each([0, 1, 2, 3, 4, 5, 6])('leaves nothing held that nobody has (turn %i)', async (turns) => {
    for (const take of [replaceWith, first]) {
      const { acquire, released } = arbiter(captured());
      const abort = new AbortController();
      const taking = take(acquire, abort.signal);
      void abortAfter(abort, turns);
      const held = await taking;
      expect(released).toEqual(held ? [] : [0]);
    }
  });

  function first(acquire: () => CaptureLease, signal: AbortSignal): Promise<HeldCapture | null> {
    return takeFirst(acquire, [{}], signal);
  }

  async function replaceWith(acquire: () => CaptureLease, signal: AbortSignal): Promise<HeldCapture | null> {
    const noop = () => undefined;
    const lease: CaptureLease = { ready: Promise.resolve(captured()), release: noop, handOver: noop };
    const before: HeldCapture = { track: track(), relaxed: null, lease, constraints: {} };
    return (await replaceCapture(acquire, before, {}, signal))?.held ?? null;
  }
});

describe('takeFirst', () => {
  it('goes on to the next wish where one can not be met', async () => {
    const wanted = captured();
    const { acquire, count } = arbiter(new RtcError('device-in-use', 'Busy.'), wanted, captured());
    const taken = await takeFirst(acquire, [{}, {}, {}], new AbortController().signal);
    expect(taken).toMatchObject(wanted);
    expect(count()).toBe(2);
  });

  it('is null where none can', async () => {
    const { acquire, count } = arbiter();
    expect(await takeFirst(acquire, [{}, {}], new AbortController().signal)).toBeNull();
    expect(count()).toBe(2);
  });
});
