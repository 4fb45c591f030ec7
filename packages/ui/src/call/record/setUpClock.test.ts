import { expect, it } from 'vitest';
import type { SetUp } from './model/CallRecord';
import { createSetUpClock } from './setUpClock';

function clockOf() {
  let told: readonly SetUp[] = [];
  const clock = createSetUpClock((setUps) => (told = setUps));
  return { clock, told: () => told };
}

it('measures each step from the end of the one before', () => {
  const { clock, told } = clockOf();
  clock.begin('first', 1000);
  clock.reach('prepare', 1100);
  clock.reach('exchange', 1350);
  clock.reach('ice', 1400);
  clock.reach('ice', 1500);
  clock.reach('dtls', 1440);
  clock.reach('frame', 2000);
  expect(told()).toEqual([{ at: 1000, kind: 'first', prepare: 100, exchange: 250, ice: 50, dtls: 40, frame: 560 }]);
});

it('measures of an ICE restart what there is to it, and leaves the first one as it was', () => {
  const { clock, told } = clockOf();
  clock.begin('first', 0);
  clock.reach('prepare', 10);
  clock.begin('iceRestart', 5000);
  clock.reach('prepare', 5020);
  clock.reach('exchange', 5120);
  clock.reach('dtls', 5125);
  clock.reach('ice', 5150);
  clock.reach('frame', 5200);
  expect(told()).toEqual([
    { at: 0, kind: 'first', prepare: 10, exchange: null, ice: null, dtls: null, frame: null },
    { at: 5000, kind: 'iceRestart', prepare: 20, exchange: 100, ice: 30, dtls: null, frame: null },
  ]);
});

it('counts no step that comes out of turn, and no time that runs backwards', () => {
  const { clock, told } = clockOf();
  clock.reach('ice', 1);
  clock.begin('rebuild', 100);
  clock.reach('exchange', 90);
  clock.reach('prepare', 120);
  expect(told()).toEqual([{ at: 100, kind: 'rebuild', prepare: null, exchange: 0, ice: null, dtls: null, frame: null }]);
});
