import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from './userError.mjs';

const intervalMs = 100;
const patienceMs = 60_000;

/**
 * Asks for `url` until somebody answers, whatever the answer. Throws a `UserError` after a minute, or as
 * soon as `death` says that nobody ever will.
 *
 * @param {string} url
 * @param {Promise<string>} death resolves with the reason
 */
export async function waitForAnswer(url, death) {
  const controller = new AbortController();
  await Promise.race([
    poll(url, controller.signal),
    death.then((reason) => {
      controller.abort();
      throw new UserError(reason);
    }),
  ]);
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function poll(url, signal) {
  const deadline = Date.now() + patienceMs;
  while (!signal.aborted && !(await answers(url, signal))) {
    if (Date.now() > deadline) throw new UserError(`Nothing answers at ${url} after ${patienceMs / 1000} s.`);
    await delay(intervalMs);
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
function answers(url, signal) {
  return fetch(url, { redirect: 'manual', signal }).then(
    () => true,
    () => false,
  );
}
