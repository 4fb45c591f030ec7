import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { readWorkflows } from './readWorkflows';

interface Rule {
  description: string;
  matchPackageNames?: string[];
  allowedVersions?: string;
}

const { packageRules } = JSON.parse(read('renovate.json')) as { packageRules: Rule[] };
const rules = packageRules.flatMap(({ matchPackageNames = [], allowedVersions }) =>
  matchPackageNames.map((name) => ({ name, allowedVersions })),
);
const limits = rules.flatMap(({ name, allowedVersions }) => (allowedVersions ? [{ name, allowedVersions }] : []));

/** The versions in use, as the manifests, the workflows and `.nvmrc` name them. */
const versions = new Map<string, string[]>([['node', [read('.nvmrc')]]]);
const folders = ['.', 'bench', ...['packages', 'apps'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)))];
for (const folder of folders) {
  const manifest = JSON.parse(read(join(folder, 'package.json'))) as Record<string, Record<string, string> | undefined>;
  for (const [name, version] of Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })) add(name, version);
}
for (const { source } of readWorkflows()) {
  for (const [, name = '', version = ''] of source.matchAll(/uses: ([\w/-]+)@\S+ # v([\d.]+)/g)) add(name, version);
}

it('gives the reason of every rule', () => {
  expect(packageRules.filter(({ description }) => !/^.{20,}\.$/.test(description))).toEqual([]);
});

it('limits each tool whose newer versions do not work here', () => {
  const tools = ['turbo', 'next', 'typescript', 'tsdown', 'vitest', '@vitest/browser-playwright', 'playwright', '@playwright/test', 'oxlint', 'oxlint-tsgolint'];
  expect(limits.map(({ name }) => name)).toEqual(expect.arrayContaining(tools));
});

it('names only what is in use', () => {
  expect(rules.filter(({ name }) => !versions.has(name))).toEqual([]);
});

describe.each(limits)('$name $allowedVersions', ({ name, allowedVersions }) => {
  it('holds for every version in use', () => {
    expect((versions.get(name) ?? []).filter((version) => !isAllowed(version, allowedVersions))).toEqual([]);
  });
});

it.each([
  ['1.89.0', '<=1.89.0', true],
  ['1.90.0', '<=1.89.0', false],
  ['1.9.0', '<=1.89.0', true],
  ['^20.19.0', '<21', true],
  ['21.0.0', '<21', false],
  ['0.22.0', '<0.22', false],
])('takes %s within %s: %s', (version, limit, allowed) => expect(isAllowed(version, limit)).toBe(allowed));

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function add(name: string, version: string): void {
  versions.set(name, [...(versions.get(name) ?? []), version]);
}

/** @param limit `<VERSION` or `<=VERSION` */
function isAllowed(version: string, limit: string): boolean {
  const [, operator, bound = ''] = /^(<=?)([\d.]+)$/.exec(limit) ?? [];
  if (!operator) throw new Error(`This test does not understand the limit ${limit}.`);
  const [a, b] = [numbersOf(version), numbersOf(bound)];
  const difference = [0, 1, 2].map((at) => (a[at] ?? 0) - (b[at] ?? 0)).find((it) => it !== 0) ?? 0;
  return operator === '<=' ? difference <= 0 : difference < 0;
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
