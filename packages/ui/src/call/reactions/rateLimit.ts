/** Lets through at most `most` a second; the rest is to be dropped. */
export function createRateLimit(most: number, now: () => number = () => performance.now()): () => boolean {
  let times: number[] = [];
  return () => {
    const at = now();
    times = times.filter((time) => at - time < 1000);
    if (times.length >= most) return false;
    times.push(at);
    return true;
  };
}
