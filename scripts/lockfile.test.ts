import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  /** Comes inside of another one's archive, which has the integrity. */
  inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));

/** What the package at `path` finds when it asks for `name`: in its own folder, or in one above it. */
function resolve(path: string, name: string): LockedPackage | undefined {
  const found = packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`];
  if (found || path === '') return found;
  return resolve(path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name);
}

// npm leaves out what the machine that wrote the file could not use, if node_modules was there before:
// then `npm ci` is broken for everybody on another system.
it('holds every optional package that another one names', () => {
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolve(path, name))
      .map((name) => `${path} -> ${name}`),
  );
  expect(missing).toEqual([]);
});

it('knows what each package must look like', () => {
  const unsigned = installed.filter(([, { link, inBundle, integrity }]) => !link && !inBundle && !integrity?.startsWith('sha512-'));
  expect(unsigned.map(([path]) => path)).toEqual([]);
});

it('names no registry but the public one', () => {
  const elsewhere = installed.filter(
    ([, { link, resolved }]) => !link && resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

const everyNapi = [
  'linux-x64-gnu',
  'linux-x64-musl',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64-msvc',
];
const everyGo = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];
const everyTurbo = ['linux-64', 'linux-arm64', 'darwin-64', 'darwin-arm64', 'windows-64'];

// The tools that come as a binary per platform.
it.each([
  ...everyTurbo.map((platform) => `@turbo/${platform}`),
  ...everyGo.map((platform) => `@oxlint-tsgolint/${platform}`),
  ...everyNapi.flatMap((platform) => [
    `@next/swc-${platform}`,
    `@oxlint/binding-${platform}`,
    `@rolldown/binding-${platform}`,
    `lightningcss-${platform}`,
  ]),
])('holds %s', (name) => {
  expect(packages[`node_modules/${name}`]?.version).toMatch(/^\d/);
});
