import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../lib/root.mjs';
import { writeLedger } from './ledger.mjs';

/** @typedef {import('@playwright/test/reporter').Reporter} Reporter */
/** @typedef {import('@playwright/test/reporter').TestCase} TestCase */
/** @typedef {import('@playwright/test/reporter').TestError} TestError */

const part = process.env['VISAVIS_TEST_PART'] ?? 'playwright';

/** @param {TestCase} test */
const placeOf = ({ id, title, location }) => ({ part, file: relative(root, location.file), id, title });

/** @param {TestError | undefined} error */
function describe(error) {
  const text = [error?.message ?? error?.value, error?.snippet].filter(Boolean).join('\n\n');
  return text && stripVTControlCharacters(text);
}

/**
 * Writes down what Playwright does; see `ledger.mjs`.
 *
 * @implements {Reporter}
 */
export default class LedgerReporter {
  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    const places = suite.allTests().map(placeOf);
    const files = [...new Set(places.map(({ file }) => file))];
    writeLedger({ event: 'files', files: files.map((file) => ({ part, file })) });
    for (const file of files) {
      const tests = places.filter((place) => place.file === file).map(({ id, title }) => ({ id, title }));
      writeLedger({ event: 'collected', part, file, tests });
    }
  }

  /** @param {TestCase} test */
  onTestBegin(test) {
    writeLedger({ event: 'start', ...placeOf(test), limitMs: test.timeout });
  }

  /**
   * @param {TestCase} test
   * @param {import('@playwright/test/reporter').TestResult} result
   */
  onTestEnd(test, { status, duration, errors }) {
    const state = status === 'passed' || status === 'skipped' ? status : 'failed';
    const error = errors.map(describe).filter(Boolean).join('\n\n');
    const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
    writeLedger({
      event: 'result',
      ...placeOf(test),
      state,
      ms: Math.round(duration),
      ...(error && { error }),
      ...(state === 'failed' && !error && { error: status }),
      ...(reason && { reason }),
    });
  }

  /** @param {TestError} error */
  onError(error) {
    writeLedger({ event: 'error', message: describe(error) || 'An error without a message.' });
  }

  onEnd() {
    writeLedger({ event: 'end' });
  }

  printsToStdio() {
    return false;
  }
}
