import { expect, test } from 'vitest';
import { toMarkdown } from './table';

test('each part has a table, with the columns that its cells use', () => {
  const markdown = toMarkdown([
    { part: 'Paths', cell: 'cone to cone', result: 'passed', notes: { pair: 'srflx → srflx' } },
    { part: 'Paths', cell: 'a | b', result: 'failed', notes: {} },
    { part: 'Recovery', cell: 'a cut', result: 'passed', notes: { back: '1.2 s', bar: '3 s' } },
  ]);
  expect(markdown).toBe(`## Paths

| Cell | Result | Path, from each side |
| --- | --- | --- |
| cone to cone | passed | srflx → srflx |
| a \\| b | failed |  |

## Recovery

| Cell | Result | Picture back | Bar |
| --- | --- | --- | --- |
| a cut | passed | 1.2 s | 3 s |
`);
});
