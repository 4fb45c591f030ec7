import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { record, type Recorder } from '../signaling/recorder';
import { createMemoryHub } from '../signaling/memory';
import { mutateJson, randomJson } from './mutateJson';
import { createRandom } from './random';
import { unreliable, type UnreliableOptions } from './unreliableSignaling';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Ada says the numbers from 0 to 999 to Ben, whose transport is as bad as `options` say. */
async function listen(options: UnreliableOptions): Promise<Recorder> {
  const hub = createMemoryHub();
  const ben = record(unreliable(hub.room('r'), options), 'Ben');
  const ada = record(hub.room('r'), 'Ada');
  await vi.advanceTimersByTimeAsync(0);
  for (let each = 0; each < 1000; each++) {
    ada.send({ each });
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(1000);
  return ben;
}

const numbers = (ben: Recorder) => ben.all('message').map(({ data }) => (data as { each?: unknown })?.each);
const inOrder = Array.from({ length: 1000 }, (_, each) => each);

describe('unreliable', () => {
  it('changes nothing unless told to', async () => {
    expect(numbers(await listen({}))).toEqual(inOrder);
  });

  it('delays, and keeps the order', async () => {
    expect(numbers(await listen({ delayMs: 300 }))).toEqual(inOrder);
  });

  it('loses about as many as it should, and the same ones for the same seed', async () => {
    const heard = numbers(await listen({ loss: 0.2, seed: 7 }));
    expect(heard.length).toBeGreaterThan(750);
    expect(heard.length).toBeLessThan(850);
    expect(numbers(await listen({ loss: 0.2, seed: 7 }))).toEqual(heard);
    expect(numbers(await listen({ loss: 0.2, seed: 8 }))).not.toEqual(heard);
  });

  it('repeats', async () => {
    const heard = numbers(await listen({ duplicate: 0.2 }));
    expect(heard.length).toBeGreaterThan(1150);
    expect([...new Set(heard)]).toEqual(inOrder);
  });

  it('reorders, and loses nothing by it', async () => {
    const heard = numbers(await listen({ reorder: 0.2 }));
    expect(heard).not.toEqual(inOrder);
    expect(heard.toSorted((a, b) => Number(a) - Number(b))).toEqual(inOrder);
  });

  it('changes what it says it changes', async () => {
    const heard = numbers(await listen({ corrupt: 0.2 }));
    expect(heard).toHaveLength(1000);
    const intact = heard.filter((each, index) => each === index).length;
    expect(intact).toBeGreaterThan(750);
    expect(intact).toBeLessThan(850);
  });

  it('goes down and comes back, and forgets what came meanwhile', async () => {
    const ben = await listen({ outage: { everyMs: 300, lastsMs: 100 } });
    expect(ben.all('down').length).toBeGreaterThanOrEqual(2);
    expect(ben.all('open').length).toBe(ben.all('down').length + 1);
    expect(ben.all('open').at(-1)?.others).toHaveLength(1);
    expect(numbers(ben).length).toBeLessThan(850);
  });

  it('leaves no timer behind', async () => {
    const ben = await listen({ reorder: 1, delayMs: 500, outage: { everyMs: 300, lastsMs: 100 } });
    ben.connection.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('mutateJson', () => {
  it('always changes something that stays JSON, and leaves the original alone', () => {
    const random = createRandom(3);
    const original = { id: 1, parts: [1, 2], as: 'json', body: '[{"to":"ben","data":{"epoch":"abc"}}]' };
    const text = JSON.stringify(original);
    let changed = 0;
    for (let each = 0; each < 1000; each++) {
      const mutated = JSON.stringify(mutateJson(original, random));
      expect(() => JSON.parse(mutated) as unknown).not.toThrow();
      if (mutated !== text) changed += 1;
    }
    expect(changed).toBeGreaterThan(950);
    expect(JSON.stringify(original)).toBe(text);
  });

  it('makes JSON out of nothing', () => {
    const random = createRandom(4);
    for (let each = 0; each < 1000; each++) {
      const made = randomJson(random);
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    }
  });
});
