import type { BenchResult, Figure, TableResult } from './results';
import { showValue } from './showValue';
import type { Column } from './table';

/** How a count or a size of now stands to the committed one. */
export interface Comparison {
  /** Such as `bundle: one video call: visavis, hooks: min+gzip 51.2 KB (committed 51.0 KB)`. */
  readonly line: string;
  readonly verdict: 'same' | 'less' | 'more' | 'unknown';
}

/**
 * Holds the counts and sizes of a run against the committed ones. Of more than the tolerance of the column it says
 * `more`; measures are never compared. What the committed results lack is `unknown`.
 */
export function compare(name: string, now: BenchResult, committed: BenchResult | undefined): Comparison[] {
  return now.tables.flatMap((table) => {
    const old = committed?.tables.find(({ title }) => title === table.title);
    return comparedCells(table).map(({ row, column, figure }): Comparison => {
      const before = old?.rows.find((each) => each.name === row)?.cells[column.name];
      const what = `${name}: ${table.title}: ${row}: ${column.name} ${showValue(column, figure.median)}`;
      if (!before) return { line: `${what} (not among the committed results)`, verdict: 'unknown' };
      return {
        line: `${what} (committed ${showValue(column, before.median)})`,
        verdict: judge(figure.median, before.median, column),
      };
    });
  });
}

function comparedCells({ columns, rows }: TableResult): { row: string; column: Column; figure: Figure }[] {
  return rows.flatMap(({ name: row, cells }) =>
    columns.flatMap((column) => {
      const figure = cells[column.name];
      return figure && column.kind !== 'measure' ? [{ row, column, figure }] : [];
    }),
  );
}

function judge(now: number, before: number, { tolerance = 0, slack = 0 }: Column): Comparison['verdict'] {
  const margin = Math.abs(before) * tolerance + slack;
  if (now > before + margin) return 'more';
  return now < before - margin ? 'less' : 'same';
}
