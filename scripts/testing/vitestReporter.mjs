import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../lib/root.mjs';
import { writeLedger } from './ledger.mjs';
import { partName } from './partName.mjs';

/** @typedef {import('vitest/reporters').Reporter} Reporter */
/** @typedef {import('vitest/node').TestCase} TestCase */
/** @typedef {import('vitest/node').TestModule} TestModule */

/** @param {{ project: { name: string }, moduleId: string }} module */
const placeOf = ({ project, moduleId }) => ({ part: partName(project.name), file: relative(root, moduleId) });

/** @param {readonly { message?: string, stack?: string, diff?: string, stacks?: readonly { file: string, line: number }[] }[] | undefined} errors */
function describe(errors) {
  const text = (errors ?? []).map(({ message, diff, stacks }) => {
    const frames = (stacks ?? []).map(({ file, line }) => `    at ${relative(root, file)}:${line}`);
    return [message, diff, ...frames].filter(Boolean).join('\n');
  });
  return text.length > 0 ? stripVTControlCharacters(text.join('\n\n')) : undefined;
}

/**
 * Writes down what Vitest does; see `ledger.mjs`.
 *
 * @implements {Reporter}
 */
export default class LedgerReporter {
  /** @param {readonly import('vitest/node').TestSpecification[]} specifications */
  onTestRunStart(specifications) {
    writeLedger({ event: 'files', files: specifications.map(placeOf) });
  }

  /** @param {TestModule} module */
  onTestModuleQueued(module) {
    writeLedger({ event: 'file-start', ...placeOf(module) });
  }

  /** @param {TestModule} module */
  onTestModuleCollected(module) {
    const tests = [...module.children.allTests()].map(({ id, fullName: title }) => ({ id, title }));
    writeLedger({ event: 'collected', ...placeOf(module), tests });
  }

  /** @param {TestCase} test */
  onTestCaseReady(test) {
    const { id, fullName: title } = test;
    writeLedger({ event: 'start', ...placeOf(test.module), id, title, limitMs: test.options.timeout ?? 0 });
  }

  /** @param {TestCase} test */
  onTestCaseResult(test) {
    const { id, fullName: title } = test;
    const result = test.result();
    if (result.state === 'pending') return;
    const error = describe(result.errors);
    const reason = result.state === 'skipped' ? result.note : undefined;
    const ms = Math.round(test.diagnostic()?.duration ?? 0);
    writeLedger({
      event: 'result',
      ...placeOf(test.module),
      id,
      title,
      state: result.state,
      ms,
      ...(error && { error }),
      ...(reason && { reason }),
    });
  }

  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
    const error = describe([...module.errors(), ...suites]);
    writeLedger({ event: 'file-end', ...placeOf(module), ...(error && { error }) });
  }

  /**
   * @param {readonly TestModule[]} _modules
   * @param {readonly import('vitest').SerializedError[]} unhandled
   */
  onTestRunEnd(_modules, unhandled) {
    for (const error of unhandled) {
      const { cause } = /** @type {{ cause?: { message?: string } }} */ (error);
      writeLedger({ event: 'error', message: [describe([error]), cause?.message].filter(Boolean).join('\n') });
    }
    writeLedger({ event: 'end' });
  }
}
