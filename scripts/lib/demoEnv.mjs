import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './root.mjs';

/** The demo's folder. */
export const demoFolder = join(root, 'apps', 'demo');

/**
 * The environment as Next will show it to the demo: ours, then what stands in the demo's `.env` files, the
 * more special file first.
 *
 * @param {'production' | 'development'} mode
 * @param {NodeJS.ProcessEnv} [ours]
 * @param {string} [folder]
 * @returns {NodeJS.ProcessEnv}
 */
export function readDemoEnv(mode, ours = process.env, folder = demoFolder) {
  const files = ['.env', `.env.${mode}`, '.env.local', `.env.${mode}.local`]
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path));
  return Object.assign({}, ...files.map((path) => parseEnv(readFileSync(path, 'utf8'))), ours);
}
