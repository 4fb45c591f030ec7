import { afterEach, expect, it, vi } from 'vitest';
import { runSteps } from './runSteps.mjs';

const passing = { passed: 2, failed: 0, skipped: 0 };
const failing = { passed: 1, failed: 1, skipped: 0 };

afterEach(() => void vi.restoreAllMocks());

it('goes on after a failure, but not where that makes no sense, and says so', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const pointless = vi.fn(async () => passing);
  const tally = await runSteps([
    { name: 'build', run: async () => failing },
    { name: 'lint', after: 'build', run: async () => passing },
    { name: 'unit', run: async () => ({ ...failing, failures: [{ file: 'a.test.ts', title: 'sum takes away', why: 'it is 3' }], again: [{ file: 'b.test.ts' }] }) },
    { name: 'lab', run: async () => ({ ...failing, passed: 0, failed: 0, obstacle: 'there is no kernel' }) },
    { name: 'e2e', after: 'build', onlyAfterSuccess: true, run: pointless },
  ]);
  expect(tally).toEqual({ passed: 4, failed: 2, skipped: 1 });
  expect(pointless).not.toHaveBeenCalled();
  const report = log.mock.calls.flat().join('\n');
  expect(report).toMatch(/FAILED\s+build[^]*ok\s+lint[^]*FAILED\s+unit[^]*a.test.ts: sum takes away\n +it is 3\n +only at the second try: b.test.ts\n-\s+lab\s+not run, since there is no kernel[^]*e2e\s+not run, since build failed/);
});
