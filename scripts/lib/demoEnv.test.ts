import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readDemoEnv } from './demoEnv.mjs';

const folder = mkdtempSync(join(tmpdir(), 'visavis-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads .env files as Next does: the more special one wins, the environment over all', () => {
  writeFileSync(join(folder, '.env'), 'A=env\nB=env\nC=env\nD=env\n');
  writeFileSync(join(folder, '.env.production'), 'B=production\nC=production\nD=production\n');
  writeFileSync(join(folder, '.env.local'), 'C="local"\nD=local\n');
  writeFileSync(join(folder, '.env.development'), 'A=development\n');
  expect(readDemoEnv('production', { D: 'ours', E: 'ours' }, folder)).toEqual({
    A: 'env',
    B: 'production',
    C: 'local',
    D: 'ours',
    E: 'ours',
  });
});
