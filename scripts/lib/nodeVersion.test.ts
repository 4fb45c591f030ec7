import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isNodeNewEnough } from './nodeVersion.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('takes Node %s', (version) => {
  expect(isNodeNewEnough(version)).toBe(true);
});

it.each(['20.18.3', '18.20.0', '9.0.0', '0.12.18'])('refuses Node %s', (version) => {
  expect(isNodeNewEnough(version)).toBe(false);
});

it('asks for what package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const oldest = engines.node.replace('>=', '');
  expect(isNodeNewEnough(`${oldest}.0`)).toBe(true);
  const [major, minor] = oldest.split('.').map(Number);
  expect(isNodeNewEnough(`${major}.${(minor ?? 0) - 1}.99`)).toBe(false);
});
