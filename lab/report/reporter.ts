import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { columns, toMarkdown, type Row } from './table';

/** Prints the cells as a table at the end, and writes it as Markdown where `LAB_TABLE` says. */
export default class TableReporter implements Reporter {
  #suite: Suite | null = null;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const markdown = toMarkdown((this.#suite?.allTests() ?? []).map(toRow));
    process.stdout.write(`\n${markdown}`);
    const path = process.env['LAB_TABLE'];
    if (path) writeFileSync(path, `${introduction}\n${markdown}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

const introduction = `# The lab's last whole run

Written by \`npm run lab\`; see README.md for what each cell is. Times are one run's on one machine: compare
them with their bars and with each other, not with yours.
`;

function toRow(test: TestCase): Row {
  const annotations = test.results.at(-1)?.annotations ?? [];
  const noted = columns.map((column) => {
    const own = annotations.filter(({ type }) => type === column);
    return [column, own.map(({ description = '' }) => description).join('; ')] as const;
  });
  const outcome = test.outcome();
  const result = outcome === 'expected' ? 'passed' : outcome === 'skipped' ? 'skipped' : 'failed';
  return { part: test.parent.title, cell: test.title, result, notes: Object.fromEntries(noted) };
}
