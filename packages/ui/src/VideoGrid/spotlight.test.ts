import { expect, test } from 'vitest';
import { moveSpotlight, noSpotlight, type Spotlight } from './spotlight';

/** A call in virtual time: who speaks changes at some moments, and between them the layout's timer runs. */
function call(names: readonly string[]) {
  let spotlight: Spotlight<string> = noSpotlight;
  let speaking: readonly string[] = [];
  let people = names;
  let nowMs = 0;
  let nextMs: number | null = null;
  const moves: string[] = [];

  const step = () => {
    const tiles = people.map((id) => ({ id, speaking: speaking.includes(id) }));
    const before = spotlight.current;
    ({ spotlight, nextMs } = moveSpotlight(spotlight, tiles, nowMs));
    if (spotlight.current !== before) moves.push(`${nowMs} ${spotlight.current}`);
  };
  step();
  return {
    moves,
    /** Changes who speaks, and lets time pass. */
    speak(...[who, forMs]: [who: readonly string[], forMs: number]) {
      speaking = who;
      const endMs = nowMs + forMs;
      step();
      for (;;) {
        if (nextMs === null || nextMs > endMs) break;
        expect(nextMs).toBeGreaterThan(nowMs);
        nowMs = nextMs;
        step();
      }
      nowMs = endMs;
    },
    leave(name: string) {
      people = people.filter((other) => other !== name);
      step();
    },
  };
}

test('begins at the first, and goes to the first who speaks for a while', () => {
  const { moves, speak } = call(['Ada', 'Ben', 'Cleo']);
  speak(['Ben'], 5_000);
  expect(moves).toEqual(['0 Ada', '1200 Ben']);
});

test('a cough does not take it', () => {
  const { moves, speak } = call(['Ada', 'Ben', 'Cleo']);
  speak(['Ada'], 4_000);
  speak([], 3_000);
  for (let cough = 0; cough < 5; cough += 1) {
    speak(['Ben'], 1_000);
    speak([], 500);
  }
  expect(moves).toEqual(['0 Ada']);
});

test('the participant who has it keeps it while they speak, and while nobody does', () => {
  const { moves, speak } = call(['Ada', 'Ben']);
  speak(['Ada'], 1_000);
  speak(['Ada', 'Ben'], 10_000);
  speak([], 60_000);
  expect(moves).toEqual(['0 Ada']);
});

test('goes on to the participant who spoke longest once the speaker falls silent', () => {
  const { moves, speak } = call(['Ada', 'Ben', 'Cleo']);
  speak(['Ada'], 1_000);
  speak(['Ada', 'Cleo'], 3_000);
  speak(['Ada', 'Ben', 'Cleo'], 3_000);
  speak(['Ben', 'Cleo'], 3_000);
  expect(moves).toEqual(['0 Ada', '7000 Cleo']);
});

test('stays at least two seconds, however fast they take turns', () => {
  const { moves, speak } = call(['Ada', 'Ben', 'Cleo']);
  for (let turn = 0; turn < 10; turn += 1) {
    speak(['Ben'], 1_400);
    speak(['Cleo'], 1_400);
  }
  const times = moves.map((move) => Number.parseInt(move, 10));
  for (const [index, time] of times.entries()) {
    if (index > 1) expect(time - times[index - 1]!).toBeGreaterThanOrEqual(2_000);
  }
});

test('goes on at once when the participant who has it leaves', () => {
  const { moves, speak, leave } = call(['Ada', 'Ben', 'Cleo']);
  speak(['Cleo'], 3_000);
  leave('Cleo');
  expect(moves.at(-1)).toBe('3000 Ada');
  leave('Ada');
  leave('Ben');
  expect(moves.at(-1)).toBe('3000 null');
});
