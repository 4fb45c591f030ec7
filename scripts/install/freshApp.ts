import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
  /** Runs a script of its `package.json` to its end. @throws Error with what it printed, if it fails */
  runScript(name: string): Promise<void>;
  remove(): void;
}

/** Development dependencies too, whatever NODE_ENV says: they are what builds the app. */
const flags = ['--prefer-offline', '--include=dev', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];

/**
 * Copies `apps/NAME` and installs it as a person would: what its `package.json` names from the npm registry, and our
 * packages from the tarballs.
 *
 * @param packed the folder with the tarballs
 * @param source another folder to copy in place of `apps/NAME`
 * @throws Error if npm fails; its first line says so if the registry can't be reached
 */
export async function makeFreshApp(name: string, packed: string, source?: string): Promise<FreshApp> {
  const folder = mkdtempSync(join(tmpdir(), `visavis-fresh-${name}-`));
  cpSync(source ?? fileURLToPath(new URL(`apps/${name}`, import.meta.url)), folder, { recursive: true });
  return await installApp(folder, Object.values(packagesIn(packed)));
}

/**
 * Lets the packed `npm create visavis` make an app, with our packages from the tarballs, and installs it.
 *
 * @param packed the folder with the tarballs
 * @throws Error with what was printed, if something fails
 */
export async function createFreshApp(framework: string, signaling: string, packed: string): Promise<FreshApp> {
  const name = `${framework}-${signaling}`;
  const base = mkdtempSync(join(tmpdir(), `visavis-created-${name}-`));
  const folder = join(base, name);
  try {
    const creator = join(base, 'creator');
    mkdirSync(creator);
    await npmInstall(creator, ['--prefix', creator, tarballOf(packed, 'create-visavis')]);
    const versions = Object.entries(packagesIn(packed)).flatMap(([each, tarball]) => ['--package', `${each}=file:${tarball}`]);
    const args = [folder, '--framework', framework, '--signaling', signaling, ...versions];
    const { code, output } = await runNode(binPath('create-visavis', creator), args, { cwd: base, silent: true });
    if (code !== 0) throw new Error(`create-visavis failed.\n\n${output}`);
  } catch (error) {
    rmSync(base, { recursive: true, force: true });
    throw error;
  }
  const app = await installApp(folder, []);
  return { ...app, remove: () => rmSync(base, { recursive: true, force: true }) };
}

async function installApp(folder: string, tarballs: readonly string[]): Promise<FreshApp> {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await npmInstall(folder, tarballs);
  } catch (error) {
    remove();
    throw error;
  }
  // Vitest says 'test', for which nothing is built that way.
  const env = { NODE_ENV: 'production' };
  return {
    folder,
    async run(command, ...args) {
      const result = await runNode(binPath(command, folder), args, { cwd: folder, silent: true, env });
      if (result.code !== 0) throw new Error(`${command} ${args.join(' ')} failed.\n\n${result.output}`);
      return result.output;
    },
    async runScript(name) {
      const { code, output } = await npm(['run', name], { cwd: folder, silent: true, env });
      if (code !== 0) throw new Error(`npm run ${name} failed.\n\n${output}`);
    },
    remove,
  };
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const { code, output } = await npm(['install', ...flags, ...args], { cwd: folder, silent: true });
  if (code !== 0) throw new Error(`${(await isRegistryThere()) ? 'npm install failed.' : unreachable}\n\n${output}`);
}

/** The tarballs of what apps install, by the packages' names. */
function packagesIn(packed: string): Record<string, string> {
  return Object.fromEntries(['hooks', 'ui', 'server', 'channels'].map((name) => [`@visavis/${name}`, tarballOf(packed, `visavis-${name}`)]));
}

/** npm calls a tarball after the package and its version. */
function tarballOf(packed: string, prefix: string): string {
  const file = readdirSync(packed).find((each) => each.startsWith(`${prefix}-`));
  if (!file) throw new Error(`There is no tarball of ${prefix}.`);
  return join(packed, file);
}

const unreachable =
  'The npm registry can not be reached. The step `install` needs it, since fresh apps install what they depend on.';

/** Asked after a failure, since npm itself may take a package that it could not ask for as one that does not fit. */
async function isRegistryThere(): Promise<boolean> {
  return (await npm(['ping', '--fetch-retries=0'], { silent: true })).code === 0;
}
