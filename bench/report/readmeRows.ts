import type { Figure, Results } from './results';

/** The rows of the READMEs' table whose figures are measured: how each begins, and what follows from the results. */
const rows: readonly { readonly starts: readonly string[]; cells(results: Results, korean: boolean): readonly string[] }[] = [
  {
    starts: ['| one video call, gzipped |', '| 영상 통화 하나의 크기(gzip) |'],
    cells(results, korean) {
      const size = (row: string, column = 'whole') => `${Math.round(figureOf(results, 'bundle', 0, row, column).median / 1024)}${korean ? '' : ' '}KB`;
      const [hooks, components] = [size('visavis, hooks'), size('visavis, hooks and components')];
      // What is fetched meanwhile is loaded all the same.
      const call = size('visavis, hooks', 'in a call');
      const [own, whole] = [size('livekit-client with hooks and a tile'), size('livekit-client with VideoConference')];
      return korean
        ? [`pusher-js까지 ${hooks}, 컴포넌트까지 ${components}; 통화 중에는 ${call}`, `${own}, \`VideoConference\`는 ${whole}`, '약 165KB', `pusher-js까지 ${size('simple-peer by hand')}`, size('trystero')]
        : [`${hooks} with pusher-js, ${components} with components; ${call} once in a call`, `${own}, ${whole} with \`VideoConference\``, 'about 165 KB', `${size('simple-peer by hand')} with pusher-js`, size('trystero')];
    },
  },
  {
    starts: ['| a camera of 1280 × 720, 2 s after connecting |', '| 1280 × 720 카메라, 연결되고 2초 뒤 |'],
    cells(results, korean) {
      const sent = (row: string) => {
        const { median } = figureOf(results, 'sharpness', 0, row, 'after 2 s');
        return `${median} × ${Math.round((median * 9) / 16)}`;
      };
      const unknown = korean ? '재지 않음' : 'not measured';
      return [sent('visavis'), unknown, unknown, sent('simple-peer'), sent('trystero')];
    },
  },
];

function figureOf(results: Results, benchmark: string, table: number, row: string, column: string): Figure {
  const figure = results[benchmark]?.tables[table]?.rows.find(({ name }) => name === row)?.cells[column];
  if (!figure) throw new Error(`The results of ${benchmark} have no ${column} of ${row}.`);
  return figure;
}

/** A README whose table says what was measured last. */
export function withMeasuredRows(readme: string, results: Results): string {
  return readme
    .split('\n')
    .map((line) => {
      const row = rows.find(({ starts }) => starts.some((start) => line.startsWith(start)));
      const start = row?.starts.find((each) => line.startsWith(each));
      if (!row || !start) return line;
      return `${start} ${row.cells(results, start !== row.starts[0]).join(' | ')} |`;
    })
    .join('\n');
}

/** How many of its rows are measured. */
export const countMeasuredRows = (readme: string): number =>
  readme.split('\n').filter((line) => rows.some(({ starts }) => starts.some((start) => line.startsWith(start)))).length;
