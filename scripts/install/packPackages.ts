import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { npm } from '../lib/npm.mjs';
import { root } from '../lib/root.mjs';

const names = ['hooks', 'ui', 'server', 'channels', 'effects', 'create-visavis'];

/** Packs what would be published of each package, as it was built, for the tests to install. */
export default async function packPackages(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-packed-'));
  for (const name of names) {
    const { code, output } = await npm(['pack', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
      silent: true,
    });
    if (code !== 0) throw new Error(`npm pack failed in packages/${name}.\n${output}`);
  }
  project.provide('packed', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
