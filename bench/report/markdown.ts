import { judgeGoals } from './goal';
import type { Machine } from './machine';
import type { BenchResult, Figure, Results, TableResult } from './results';
import { showValue } from './showValue';
import type { Column } from './table';

/** All results, as the page that people read. */
export function resultsPage(results: Results, order: readonly string[]): string {
  const parts = order.flatMap((name) => {
    const result = results[name];
    return result ? [benchmarkSection(name, result)] : [];
  });
  return `${introduction}\n\n${parts.join('\n\n')}\n`;
}

const introduction = `# What the benchmarks found

Written by \`npm run bench\`; [README.md](README.md) says what each figure means and how it was taken. A cell is the
median of all rounds, then the least and the most in brackets where rounds differ, then the ratio to the row that is
marked with an asterisk, then the goal where there is one, and by how much it is met or missed.`;

/** One benchmark with its tables. */
export function benchmarkSection(name: string, { title, machine, tables }: BenchResult): string {
  const shown = tables.map((table) => `### ${table.title}\n\n${markdownTable(table)}${roundsOf(table)}`);
  return `## ${name}: ${title}\n\n${describe(machine)}\n\n${shown.join('\n\n')}`;
}

/** How many rounds there were, unless a second one could not differ. */
function roundsOf({ rows, columns }: TableResult): string {
  if (columns.every(({ kind }) => kind === 'size')) return '';
  const most = Math.max(0, ...rows.flatMap(({ cells }) => Object.values(cells).map(({ rounds }) => rounds)));
  return most === 1 ? '\n\nOne round.' : `\n\n${most} rounds.`;
}

const describe = ({ date, browser, cores, processor, memoryGb, system, node }: Machine) =>
  `${date}, ${browser}, Node ${node.slice(1)}, ${cores} cores (${processor}), ${memoryGb} GB, ${system}.`;

/** The table with its columns aligned, so that it can be read as text as well. */
export function markdownTable(table: TableResult): string {
  const { baseline, columns, rows } = table;
  const head = ['', ...columns.map(({ name, unit }) => (unit && unit !== 'bytes' ? `${name}, ${unit}` : name))];
  const body = rows.map(({ name, cells }) => [
    name === baseline ? `${name} *` : name,
    ...columns.map((column) =>
      [showFigure(column, cells[column.name]), judgeGoals(table, name, column.name)].filter(Boolean).join('; '),
    ),
  ]);
  const widths = head.map((_, index) => Math.max(3, ...[head, ...body].map((line) => line[index]?.length ?? 0)));
  const show = (line: readonly string[]) =>
    `| ${line.map((text, index) => (index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [show(head), show(rule), ...body.map(show)].join('\n');
}

function showFigure(column: Column, figure: Figure | undefined): string {
  if (!figure) return '';
  const { median, min, max, ratio } = figure;
  const [middle, least, most] = [median, min, max].map((value) => showValue(column, value));
  const spread = least === most ? '' : ` (${least} to ${most})`;
  return `${middle}${spread}${ratio === null ? '' : `, ${ratio.toFixed(2)}`}`;
}
