import type { TableResult } from './results';
import { showValue } from './showValue';
import type { Goal } from './table';

/**
 * How the figures of one cell stand to their goals, such as `goal: at most 45.0 KB, missed by 1.2 KB`; empty without a
 * goal. A goal whose figure was not taken is said to be open.
 */
export function judgeGoals(table: TableResult, row: string, column: string): string {
  const goals = (table.goals ?? []).filter((goal) => goal.row === row && goal.column === column);
  return goals.map((goal) => `goal: ${judge(goal, table)}`).join('; ');
}

function judge(goal: Goal, { rows, columns, baseline }: TableResult): string {
  const column = columns.find(({ name }) => name === goal.column);
  const cell = rows.find(({ name }) => name === goal.row)?.cells[goal.column];
  if (!column) throw new Error(`A goal names the column ${goal.column}, which is not there.`);
  const unit = column.unit === 'bytes' || column.unit === '' ? '' : ` ${column.unit}`;
  const show = (value: number) => `${showValue(column, value)}${unit}`;

  const every = goal.everyRound ? ' in every round' : '';
  if (goal.most !== undefined) {
    return verdict(`at most ${show(goal.most)}${every}`, goal.everyRound ? cell?.max : cell?.median, goal.most, show);
  }
  if (goal.least !== undefined) {
    const figure = goal.everyRound ? cell?.min : cell?.median;
    return verdict(`at least ${show(goal.least)}${every}`, figure === undefined ? null : -figure, -goal.least, show);
  }
  if (goal.leastOfAll) {
    const others = rows.filter(({ name }) => name !== goal.row && name !== baseline);
    const best = Math.min(...others.flatMap(({ cells }) => cells[goal.column]?.median ?? []));
    return verdict(`less than all others (${show(best)})`, cell?.median, best, show);
  }
  if (goal.mostOfBaseline !== undefined) {
    return verdict(`at most ${ratio(goal.mostOfBaseline)} of ${baseline}`, cell?.ratio, goal.mostOfBaseline, ratio);
  }
  const least = goal.leastOfBaseline ?? 0;
  const text = `at least ${ratio(least)} of ${baseline}`;
  return verdict(text, cell?.ratio && -cell.ratio, -least, ratio);
}

const ratio = (value: number) => value.toFixed(2);

function verdict(bar: string, figure: number | null | undefined, limit: number, show: (value: number) => string): string {
  if (figure === null || figure === undefined) return `${bar}, open`;
  return `${bar}, ${figure <= limit ? 'met' : 'missed'} by ${show(Math.abs(figure - limit))}`;
}
