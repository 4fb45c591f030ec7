import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../lib/npm.mjs';
import { binPath } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';

/** An app in a folder of its own, far from this repository's `node_modules`. */
export interface FreshApp {
  readonly folder: string;
  /** Runs an installed command to its end. @throws Error with what it printed, if it fails */
  run(command: string, ...args: string[]): Promise<string>;
  remove(): void;
}

/**
 * Copies `apps/NAME` and installs it as a person would: what its `package.json` names from the npm registry, and our
 * packages from the tarballs.
 *
 * @param packed the folder with the tarballs
 * @throws Error if npm fails; its first line says so if the registry can't be reached
 */
export async function makeFreshApp(name: string, packed: string): Promise<FreshApp> {
  const folder = mkdtempSync(join(tmpdir(), `visavis-fresh-${name}-`));
  cpSync(fileURLToPath(new URL(`apps/${name}`, import.meta.url)), folder, { recursive: true });

  const tarballs = readdirSync(packed).map((file) => join(packed, file));
  // Development dependencies too, whatever NODE_ENV says: they are what builds the app.
  const flags = ['--prefer-offline', '--include=dev', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const { code, output } = await npm(['install', ...flags, ...tarballs], { cwd: folder, silent: true });
  if (code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${(await isRegistryThere()) ? 'npm install failed.' : unreachable}\n\n${output}`);
  }

  return {
    folder,
    async run(command, ...args) {
      // Vitest says 'test', for which nothing is built that way.
      const env = { NODE_ENV: 'production' };
      const result = await runNode(binPath(command, folder), args, { cwd: folder, silent: true, env });
      if (result.code !== 0) throw new Error(`${command} ${args.join(' ')} failed.\n\n${result.output}`);
      return result.output;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const unreachable =
  'The npm registry can not be reached. The step `install` needs it, since fresh apps install what they depend on.';

/** Asked after a failure, since npm itself may take a package that it could not ask for as one that does not fit. */
async function isRegistryThere(): Promise<boolean> {
  return (await npm(['ping', '--fetch-retries=0'], { silent: true })).code === 0;
}
