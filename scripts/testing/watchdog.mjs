import { GRACE_MS, TEST_MS } from './limits.mjs';

/**
 * Tells from outside of a page that a test in it hangs: a page whose script never yields can't end its own test.
 *
 * @param {number} now in ms, as everywhere here
 */
export function createWatchdog(now) {
  let heardAt = now;
  /** @type {Map<string, { file: string, title: string, limitMs: number, since: number }>} */
  const running = new Map();
  const ended = new Set();
  return {
    /**
     * @param {import('./ledger.mjs').LedgerEvent} event
     * @param {number} at
     */
    hear(event, at) {
      heardAt = at;
      // Vitest tells the start of a short test after its end at times.
      if (event.event === 'start' && !ended.has(`${event.part}\n${event.id}`)) {
        const { file, title, limitMs } = event;
        running.set(`${event.part}\n${event.id}`, { file, title, limitMs: limitMs || TEST_MS, since: at });
      }
      if (event.event === 'result') {
        running.delete(`${event.part}\n${event.id}`);
        ended.add(`${event.part}\n${event.id}`);
      }
    },

    /**
     * What hangs, in words, or null.
     *
     * @param {number} at
     */
    overdue(at) {
      for (const { file, title, limitMs, since } of running.values()) {
        if (at - since > limitMs + GRACE_MS) {
          return `${file}: ${title}: no result within ${Math.round((at - since) / 1000)} s, so that its page was ended.`;
        }
      }
      // A test that may take longer says nothing meanwhile.
      const silenceMs = Math.max(TEST_MS, ...[...running.values()].map(({ limitMs }) => limitMs));
      if (at - heardAt > silenceMs + GRACE_MS) {
        return `Nothing was heard of the test runner for ${Math.round((at - heardAt) / 1000)} s, so that it was ended.`;
      }
      return null;
    },
  };
}
