import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/root.mjs';
import { countMeasuredRows, withMeasuredRows } from './readmeRows';
import { readResults } from './results';

it.each(['README.md', 'README.ko.md'])('%s says what was measured last; npm run bench writes it', (file) => {
  const readme = readFileSync(join(root, file), 'utf8');
  expect(countMeasuredRows(readme)).toBe(2);
  expect(withMeasuredRows(readme, readResults())).toBe(readme);
});
