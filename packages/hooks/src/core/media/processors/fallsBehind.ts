/** How often the load of each processor is looked at, in milliseconds. */
export const LOOK_MS = 1000;
/** From which load on a processor loses frames, since it is never ready for the next one. */
const FULL_LOAD = 0.95;
/** For how many looks in a row it may: a page that has just opened is busy for some seconds. */
const LOOKS = 10;

/** Makes a judge of one processor: given its load at each look, it says whether it falls behind for good. */
export function createBehindWatch(): (load: number | null | undefined) => boolean {
  let full = 0;
  return (load) => {
    full = typeof load === 'number' && load >= FULL_LOAD ? full + 1 : 0;
    return full >= LOOKS;
  };
}
