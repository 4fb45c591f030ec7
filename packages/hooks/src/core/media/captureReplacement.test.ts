import { describe, expect, it } from 'vitest';
import { RtcError } from '../errors';
import type { CaptureLease } from './captureLease';
import { replaceCapture, takeCapture, type HeldCapture } from './captureReplacement';
import { takeFirst } from './takeFirst';

type Answer = Awaited<CaptureLease['ready']>;

const track = () => ({ readyState: 'live' }) as MediaStreamTrack;
const heldCapture = (): HeldCapture => ({ track: track(), relaxed: null, lease: leaseOf(Promise.resolve(captured())), constraints: {} });
const captured = (): Answer => ({ track: track(), relaxed: null });

function leaseOf(ready: Promise<Answer>, onRelease: () => void = () => undefined): CaptureLease {
  let isHeld = true;
  const release = () => {
    if (isHeld) onRelease();
    isHeld = false;
  };
  return {
    ready,
    release,
    transfer: release,
    retire: () => undefined,
    adjust: async () => false,
    get isHeld() {
      return isHeld;
    },
  };
}

/** A manager's side: what it answers, one capture after the other, and how often something was given back. */
function manager(...answers: Answer[]) {
  const released: number[] = [];
  let count = 0;
  const acquire = (): CaptureLease => {
    const number = count++;
    const answer = answers[number] ?? new RtcError('device-not-found', 'There is none.');
    return leaseOf(Promise.resolve(answer), () => void released.push(number));
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
      const { acquire, released } = manager(captured());
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
    return (await replaceCapture(acquire, heldCapture(), {}, signal))?.held ?? null;
  }
});

describe('replaceCapture', () => {
  it('shares in the old track again where the new one still fails, also if others kept it alive', async () => {
    const before = heldCapture();
    const busy = () => new RtcError('device-in-use', 'Busy.');
    // The same track: another component has a share in it.
    const { acquire, count } = manager(busy(), busy(), { track: before.track, relaxed: null });
    const result = await replaceCapture(acquire, before, { deviceId: 'b' }, new AbortController().signal);
    expect(result?.error?.code).toBe('device-in-use');
    expect(result?.held?.track).toBe(before.track);
    expect([before.lease.isHeld, result?.held?.lease.isHeld]).toEqual([false, true]);
    expect(count()).toBe(3);
  });

  it('goes on with the old track where the new one fails for another reason', async () => {
    const before = heldCapture();
    const { acquire, count } = manager();
    const result = await replaceCapture(acquire, before, {}, new AbortController().signal);
    expect(result?.held).toBe(before);
    expect(before.lease.isHeld).toBe(true);
    expect(count()).toBe(1);
  });
});

describe('takeCapture', () => {
  it('waits for no answer that nobody wants any more', async () => {
    const abort = new AbortController();
    const never = leaseOf(new Promise(() => undefined));
    const taking = takeCapture(() => never, {}, abort.signal);
    abort.abort();
    expect(await taking).toBeInstanceOf(RtcError);
    expect(never.isHeld).toBe(false);
  });
});

describe('takeFirst', () => {
  it('goes on to the next alternative where one can not be met', async () => {
    const wanted = captured();
    const { acquire, count } = manager(new RtcError('device-in-use', 'Busy.'), wanted, captured());
    const taken = await takeFirst(acquire, [{}, {}, {}], new AbortController().signal);
    expect(taken).toMatchObject(wanted);
    expect(count()).toBe(2);
  });

  it('is null where none can', async () => {
    const { acquire, count } = manager();
    expect(await takeFirst(acquire, [{}, {}], new AbortController().signal)).toBeNull();
    expect(count()).toBe(2);
  });
});
