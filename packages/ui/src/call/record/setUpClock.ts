import { setUpSteps, type SetUp, type SetUpStep } from './model/CallRecord';

/** Measures how connections are set up, step by step; each reached step is told at once. Pure but for what it holds. */
export interface SetUpClock {
  /** Begins another one; what was not reached of the one before stays so. */
  begin(kind: SetUp['kind'], at: number): void;
  /** A step is done. It counts once, and only after those that come before it, where they were needed. */
  reach(step: SetUpStep, at: number): void;
}

const needed: Record<SetUp['kind'], readonly SetUpStep[]> = {
  first: setUpSteps,
  rebuild: setUpSteps,
  // The keys stay, and the video goes on.
  iceRestart: ['prepare', 'exchange', 'ice'],
};

/** Makes one that measures nothing yet. */
export function createSetUpClock(onChange: (setUps: readonly SetUp[]) => void): SetUpClock {
  const MAX_SET_UPS = 100;
  let setUps: readonly SetUp[] = [];
  let since = 0;

  return {
    begin(kind, at) {
      since = at;
      setUps = [...setUps, { at, kind, prepare: null, exchange: null, ice: null, dtls: null, frame: null }].slice(-MAX_SET_UPS);
      onChange(setUps);
    },
    reach(step, at) {
      const current = setUps.at(-1);
      if (!current || current[step] !== null || !needed[current.kind].includes(step)) return;
      const later = setUpSteps.slice(setUpSteps.indexOf(step) + 1);
      // What comes out of turn has no length of its own.
      if (later.some((each) => current[each] !== null)) return;
      setUps = [...setUps.slice(0, -1), { ...current, [step]: Math.max(at - since, 0) }];
      since = at;
      onChange(setUps);
    },
  };
}
