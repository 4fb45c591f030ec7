import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualEnvironment, type VirtualEnvironment } from '../../testing/virtualEnvironment';
import type { TrickleResult } from './httpSession';
import { createTrickle, type Trickle } from './trickle';

const of = (name: string) => `candidate:${name} 1 udp 1 192.0.2.1 9 typ host`;

let page: VirtualEnvironment;
let sent: { candidates: string[]; isComplete: boolean }[];
let troubles: string[];
let results: TrickleResult[];
let ending: AbortController;
let trickle: Trickle;

/** Lets time pass, and what waits for a result go on. */
async function pass(ms: number) {
  page.advance(ms);
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

beforeEach(() => {
  page = createVirtualEnvironment();
  [sent, troubles, results, ending] = [[], [], [], new AbortController()];
  trickle = createTrickle({
    clock: page,
    signal: ending.signal,
    async send(candidates, isComplete) {
      sent.push({ candidates: [...candidates], isComplete });
      return await Promise.resolve(results.shift() ?? 'taken');
    },
    onTrouble: (result) => troubles.push(result),
  });
});

describe('candidates', () => {
  it('wait for the session, and go in one request, without those that were in the offer', async () => {
    for (const name of ['a', 'b', 'c']) trickle.add(`${of(name)} generation 0 ufrag abcd`);
    await pass(10_000);
    expect(sent).toEqual([]);
    trickle.resume([`${of('b')} generation 0 network-id 1`], false);
    trickle.add(null);
    await pass(100);
    expect(sent.map(({ isComplete }) => isComplete)).toEqual([true]);
    expect(sent[0]?.candidates.map((each) => each[10])).toEqual(['a', 'c']);
    await pass(10_000);
    expect(sent).toHaveLength(1);
  });

  it('of one moment go together, and later ones by themselves', async () => {
    trickle.resume([], false);
    await pass(1);
    trickle.add(of('a'));
    await pass(20);
    trickle.add(of('b'));
    await pass(60);
    trickle.add(of('c'));
    await pass(60);
    expect(sent.map(({ candidates }) => candidates)).toEqual([[of('a'), of('b')], [of('c')]]);
  });

  it('are sent again where the request was lost, a second later', async () => {
    results = ['lost', 'lost', 'taken'];
    trickle.add(of('a'));
    trickle.resume([], false);
    await pass(1);
    trickle.add(of('b'));
    for (let second = 0; second < 5; second++) await pass(1000);
    expect(sent.at(-1)?.candidates.toSorted()).toEqual([of('a'), of('b')]);
    expect(sent).toHaveLength(3);
  });

  it('are told no more to a server that takes none', async () => {
    results = ['unsupported'];
    trickle.add(of('a'));
    trickle.resume([], false);
    await pass(100);
    trickle.add(of('b'));
    await pass(5000);
    expect(sent).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it.each(['stale', 'gone'] as const)('end with a session that is %s', async (result) => {
    results = [result];
    trickle.add(of('a'));
    trickle.resume([], false);
    await pass(5000);
    expect(troubles).toEqual([result]);
    expect(sent).toHaveLength(1);
  });

  it('of a round before a restart are forgotten, and wait for its answer', async () => {
    trickle.resume([], false);
    await pass(1);
    trickle.add(of('old'));
    trickle.restart();
    trickle.add(of('new'));
    await pass(5000);
    expect(sent).toEqual([]);
    trickle.resume([], false);
    await pass(100);
    expect(sent.map(({ candidates }) => candidates)).toEqual([[of('new')]]);
  });

  it('are not sent once the connection is over', async () => {
    trickle.resume([], false);
    trickle.add(of('a'));
    ending.abort();
    await pass(5000);
    expect(sent).toEqual([]);
  });
});
