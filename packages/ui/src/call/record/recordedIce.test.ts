import { expect, it } from 'vitest';
import { testRecord } from './model/testRecord';
import { addIce } from './recordedIce';

const [first] = testRecord.participants[0]!.ice;
const ice = first!;
const later = (ms: number, change: object = {}) => ({ ...ice, at: ice.at + ms, ...change });

it('keeps how ice stood only where something came of it, and how often pairs were checked as it is now', () => {
  const checked = later(1000, { pairs: ice.pairs.map((pair) => ({ ...pair, checks: 99 })) });
  const once = addIce(addIce([], ice), checked);
  expect(once).toEqual([{ ...checked, at: ice.at }]);

  const relayed = later(2000, { pairs: [...ice.pairs, { ...ice.pairs[1]!, local: 'relay' as const }] });
  const refused = later(3000, { servers: [{ url: 'stun:a.example', status: 'unreachable', code: 701 }] });
  expect(addIce(addIce(once, relayed), refused).map(({ at }) => at - ice.at)).toEqual([0, 2000, 3000]);
});
