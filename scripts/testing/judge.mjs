/**
 * @typedef {import('./ledger.mjs').LedgerEvent} LedgerEvent
 * @typedef {{ part: string, file: string }} TestFile
 */

/**
 * How many tests of a browser or project there are, and what became of them.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {number} collected found in the files before they ran
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @typedef {object} Failure
 * @property {string} part
 * @property {string} file
 * @property {string} [title] none: the file as a whole
 * @property {string} error all that is known, in several lines
 */

/**
 * @typedef {object} Verdict
 * @property {readonly Part[]} parts
 * @property {readonly Failure[]} failures
 * @property {readonly string[]} problems what makes the run red beside its tests, a line or more each
 * @property {readonly { part: string, file: string, title: string, ms: number }[]} times of the tests that ran
 * @property {readonly (TestFile & { test: string | null })[]} lost files that had begun and did not end, and the test at which they stopped
 * @property {readonly TestFile[]} untouched files that did not begin
 */

/** What Vitest says when a page or a browser is gone. What it took with it is told by the files it left. */
const LOST = /Browser connection was closed|Failed to run the test|Target (page|crashed)|has been closed/i;

/**
 * What a run was, by its ledger: which files and tests there were, and whether each of them came to its end. A run in which
 * fewer ran than there are is a failed run, whatever its tests say.
 *
 * @param {readonly LedgerEvent[]} events
 * @param {readonly TestFile[]} expected the files that were found before the run
 * @returns {Verdict}
 */
export function judge(events, expected) {
  const files = new Map(expected.map((file) => [keyOf(file), { ...file, begun: false, ended: false }]));
  /** @type {Map<string, { part: string, file: string, title: string, result: Extract<LedgerEvent, { event: 'result' }> | null, running: boolean }>} */
  const tests = new Map();
  /** @type {Failure[]} */
  const failures = [];
  const problems = new Set();
  /** @type {string[]} */
  const uncaught = [];

  for (const event of events) {
    if (event.event === 'error') {
      uncaught.push(event.message);
      continue;
    }
    if (event.event === 'files' || event.event === 'end') continue;
    const { part, file } = event;
    const entry = files.get(keyOf(event)) ?? { part, file, begun: false, ended: false };
    files.set(keyOf(event), entry);
    // What Playwright collects it does at once, for all files.
    if (event.event === 'start' || event.event === 'file-start' || event.event === 'result') entry.begun = true;
    if (event.event === 'collected') {
      for (const { id, title } of event.tests) {
        const key = `${part}\n${id}`;
        if (!tests.get(key)?.result) tests.set(key, { part, file, title, result: null, running: false });
      }
    } else if (event.event === 'start' || event.event === 'result') {
      const key = `${part}\n${event.id}`;
      // Vitest tells the start of a short test after its end at times.
      const result = event.event === 'result' ? event : (tests.get(key)?.result ?? null);
      tests.set(key, { part, file, title: event.title, result, running: result === null });
    } else if (event.event === 'file-end') {
      entry.ended = true;
      if (event.error) failures.push({ part, file, error: event.error });
    }
  }

  const all = [...tests.values()];
  // Playwright tells no end of a file: it has ended when each of its tests has.
  for (const entry of files.values()) {
    const own = all.filter((test) => test.part === entry.part && test.file === entry.file);
    if (own.length > 0 && own.every(({ result }) => result)) entry.ended = true;
  }
  for (const { part, file, title, result } of all) {
    if (result?.state === 'failed') failures.push({ part, file, title, error: result.error ?? 'It failed without a word.' });
    if (result?.state === 'skipped' && !result.reason) {
      problems.add(`A test is skipped without a written reason: ${file}: ${title}`);
    }
  }
  const open = [...files.values()].filter(({ ended }) => !ended);
  // Only where files are left is a lost page told by them; elsewhere it would be told by nothing.
  for (const message of uncaught) {
    if (open.length === 0 || !LOST.test(message)) problems.add(`An error that no test has caught: ${message}`);
  }
  const lost = open.filter(({ begun }) => begun);
  const untouched = open.filter(({ begun }) => !begun);
  for (const { part, file } of [...files.values()].filter(({ ended }) => ended)) {
    const without = all.filter((test) => test.part === part && test.file === file && !test.result);
    for (const { title } of without) problems.add(`A test was collected and did not run: ${file}: ${title} (${part})`);
  }

  const parts = [...new Set([...files.values()].map(({ part }) => part))].map((name) => {
    const own = all.filter(({ part }) => part === name);
    /** @param {'passed' | 'failed' | 'skipped'} state */
    const count = (state) => own.filter(({ result }) => result?.state === state).length;
    return { name, collected: own.length, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  });
  return {
    parts,
    failures,
    problems: [...problems],
    times: all.flatMap(({ part, file, title, result }) =>
      result && result.state !== 'skipped' ? [{ part, file, title, ms: result.ms }] : [],
    ),
    lost: lost.map(({ part, file }) => {
      const own = all.filter((test) => test.part === part && test.file === file);
      // Of a page that hangs at once nothing is heard any more: then it is the first test without a result.
      const running = own.find((test) => test.running) ?? own.find((test) => !test.result);
      return { part, file, test: running?.title ?? null };
    }),
    untouched: untouched.map(({ part, file }) => ({ part, file })),
  };
}

/** @param {TestFile} file */
const keyOf = ({ part, file }) => `${part}\n${file}`;
