import { expect, it } from 'vitest';
import { atOnce } from './chunks';

it('follows imports of the entry, in circles too, and leaves out what comes by import()', () => {
  const chunk = (fileName: string, imports: string[] = [], isEntry = false) => ({ fileName, imports, isEntry });
  const chunks = [
    chunk('entry', ['shared', 'react'], true),
    chunk('shared', ['deeper']),
    chunk('deeper', ['shared']),
    chunk('later', ['shared', 'of-later']),
    chunk('of-later'),
  ];
  expect([...atOnce(chunks)]).toEqual(['entry', 'shared', 'deeper']);
});
