import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../benchmark';
import type { Machine } from './machine';
import { summarize, type Summary } from './summary';
import type { Column, Table } from './table';

/** A cell as it is kept. */
export interface Figure extends Summary {
  /** The median by the baseline's; null for the baseline, and where there is none. */
  readonly ratio: number | null;
}

export interface TableResult extends Omit<Table, 'rows'> {
  readonly rows: readonly { readonly name: string; readonly cells: Readonly<Record<string, Figure>> }[];
}

/** What one benchmark found, when and where. */
export interface BenchResult {
  readonly title: string;
  readonly machine: Machine;
  readonly tables: readonly TableResult[];
}

/** What every benchmark found when it was run last, by name. */
export type Results = Readonly<Record<string, BenchResult>>;

const path = fileURLToPath(new URL('../results.json', import.meta.url));

/** The results that are kept in the repository. */
export function readResults(): Results {
  return JSON.parse(readFileSync(path, 'utf8')) as Results;
}

export function writeResults(results: Results): void {
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
}

/** Reduces the rounds of a benchmark to what is kept of them. */
export function resultOf({ title }: Benchmark, machine: Machine, tables: readonly Table[]): BenchResult {
  return { title, machine, tables: tables.map(reduce) };
}

function reduce({ rows, ...table }: Table): TableResult {
  const base = rows.find(({ name }) => name === table.baseline);
  const figure = (row: Table['rows'][number], column: Column): [string, Figure][] => {
    const own = summarize(row.cells[column.name] ?? []);
    if (!own) return [];
    const yardstick = base && base !== row && column.ratio !== false ? summarize(base.cells[column.name] ?? []) : null;
    const ratio = yardstick && yardstick.median !== 0 ? round(own.median / yardstick.median, 3) : null;
    const { median, min, max, rounds } = own;
    return [[column.name, { median: round(median, 3), min: round(min, 3), max: round(max, 3), rounds, ratio }]];
  };
  return {
    ...table,
    rows: rows.map((row) => ({
      name: row.name,
      cells: Object.fromEntries(table.columns.flatMap((column) => figure(row, column))),
    })),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
