/** What a cell can say of itself; `bar` is what it has to keep to. */
export const columns = ['pair', 'connected', 'error', 'gone', 'back', 'bar', 'heap', 'events'] as const;
export type Column = (typeof columns)[number];

const titles: Record<Column, string> = {
  pair: 'Path, from each side',
  connected: 'Connected, picture',
  error: 'What people are told',
  gone: 'Gone for the other',
  back: 'Picture back',
  bar: 'Bar',
  heap: 'Heap, early and at the end',
  events: 'Sent on signaling',
};

/** A row of the table. */
export interface Row {
  /** Which part of the table it is in. */
  part: string;
  cell: string;
  result: 'passed' | 'failed' | 'skipped';
  notes: Partial<Record<Column, string>>;
}

/** One Markdown table for each part, with the columns that any of its cells has something in. */
export function toMarkdown(rows: readonly Row[]): string {
  const parts = [...new Set(rows.map(({ part }) => part))];
  return parts
    .map((part) => {
      const own = rows.filter((row) => row.part === part);
      const used = columns.filter((column) => own.some(({ notes }) => notes[column]));
      const lines = [
        ['Cell', 'Result', ...used.map((column) => titles[column])],
        ['---', '---', ...used.map(() => '---')],
        ...own.map(({ cell, result, notes }) => [cell, result, ...used.map((column) => notes[column] ?? '')]),
      ];
      return `## ${part}\n\n${lines.map((line) => `| ${line.map(escape).join(' | ')} |`).join('\n')}\n`;
    })
    .join('\n');
}

const escape = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
