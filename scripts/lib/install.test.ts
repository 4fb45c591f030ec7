import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isInstallDue } from './install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'visavis-install-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, seconds: number) {
  const path = join(folder, name);
  writeFileSync(path, '{}');
  utimesSync(path, seconds, seconds);
}

it('is due on a fresh clone, after a broken install, and when the lock file is newer', () => {
  write('package-lock.json', 1000);
  expect(isInstallDue(folder)).toBe(true);
  mkdirSync(join(folder, 'node_modules'));
  expect(isInstallDue(folder)).toBe(true);
  write('node_modules/.package-lock.json', 1001);
  expect(isInstallDue(folder)).toBe(false);
  write('package-lock.json', 1002);
  expect(isInstallDue(folder)).toBe(true);
});
