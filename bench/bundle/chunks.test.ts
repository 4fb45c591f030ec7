import { expect, it } from 'vitest';
import { atOnce, inCall } from './chunks';

const chunk = (fileName: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  fileName,
  imports,
  dynamicImports,
  isEntry: fileName === 'entry',
  facadeModuleId: `/src/${fileName}.js`,
});

it('follows imports of the entry, in circles too, and leaves out what comes by import()', () => {
  const chunks = [
    chunk('entry', ['shared', 'react'], ['later']),
    chunk('shared', ['deeper']),
    chunk('deeper', ['shared']),
    chunk('later', ['shared', 'of-later']),
    chunk('of-later'),
  ];
  expect([...atOnce(chunks)]).toEqual(['entry', 'shared', 'deeper']);
});

it('counts for a call what comes by import() as well, but for what an option or the user asks for', () => {
  const chunks = [
    chunk('entry', ['shared'], ['room', 'relay']),
    chunk('shared'),
    chunk('room', ['shared', 'session'], ['watch', 'relay']),
    chunk('session'),
    chunk('watch'),
    chunk('relay', ['of-relay']),
    chunk('of-relay'),
  ];
  const isOptional = (module: string) => module.endsWith('/relay.js');
  expect([...inCall(chunks, isOptional)].toSorted()).toEqual(['entry', 'room', 'session', 'shared', 'watch']);
});
