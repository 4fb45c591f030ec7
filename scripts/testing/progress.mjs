import { failureLines, stepLine } from './report.mjs';

/**
 * Shows how the steps go: a line for each that has ended, and on a terminal one that is rewritten for those that run.
 *
 * @param {NodeJS.WriteStream} [out]
 */
export function showProgress(out = process.stdout) {
  /** @type {Map<string, { startedAt: number, passed: number, failed: number }>} */
  const running = new Map();
  const draw = () => {
    if (!out.isTTY) return;
    const now = Date.now();
    const texts = [...running].map(([name, { startedAt, passed, failed }]) => {
      const counts = passed + failed === 0 ? '' : `, ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
      return `${name} ${Math.round((now - startedAt) / 1000)} s${counts}`;
    });
    out.write(`\r\u001b[K${texts.join(' | ').slice(0, (out.columns || 80) - 1)}`);
  };
  const timer = setInterval(draw, 1000);

  return {
    /** @param {string} name */
    start(name) {
      running.set(name, { startedAt: Date.now(), passed: 0, failed: 0 });
      draw();
    },
    /**
     * @param {string} name
     * @param {readonly import('./ledger.mjs').LedgerEvent[]} events
     */
    hear(name, events) {
      const entry = running.get(name);
      if (!entry) return;
      for (const event of events) {
        if (event.event !== 'result') continue;
        if (event.state === 'passed') entry.passed += 1;
        if (event.state === 'failed') entry.failed += 1;
      }
    },
    /**
     * @param {string} name
     * @param {import('./stepResult.mjs').StepResult} result
     */
    end(name, result) {
      const seconds = (Date.now() - (running.get(name)?.startedAt ?? Date.now())) / 1000;
      running.delete(name);
      if (out.isTTY) out.write('\r\u001b[K');
      out.write(`${[stepLine(name, result, seconds), ...failureLines(result)].join('\n')}\n`);
      draw();
    },
    stop() {
      clearInterval(timer);
      if (out.isTTY) out.write('\r\u001b[K');
    },
  };
}
