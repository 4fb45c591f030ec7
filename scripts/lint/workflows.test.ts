import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNodeNewEnough } from '../lib/nodeVersion.mjs';
import { root } from '../lib/root.mjs';
import { findFaults, readWorkflows, type Job, type Step } from './readWorkflows';

interface Manifest {
  scripts: Record<string, string>;
  engines: { node: string };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const workflows = readWorkflows();
const jobs = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([id, job]) => ({ name: `${file}: ${id}`, job, siblings: Object.keys(jobs) })),
);
const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ name, step })));
const uses = [...jobs.map(({ job }) => job.uses), ...steps.map(({ step }) => step.uses)].filter((it) => it !== undefined);

it('has a workflow for tests, for the night, for releases and for the Storybook', () => {
  const files = workflows.map(({ file }) => file);
  expect(files.toSorted()).toEqual(['nightly.yml', 'release.yml', 'storybook.yml', 'test.yml']);
});

describe.each(workflows)('$file', ({ source, permissions, concurrency }) => {
  it('is what GitHub takes for a workflow', () => expect(findFaults(source)).toEqual([]));
  it('says what its token may do', () => expect(permissions).toEqual(readsAtMost()));
  it('says which runs exclude each other', () => expect(concurrency).toHaveProperty('group'));
  it('names the full version beside each pinned action', () => {
    const pinned = source.match(/uses: [^.\s].*/g) ?? [];
    expect(pinned.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });
});

describe.each(jobs)('$name', ({ job, siblings }) => {
  it('waits for jobs that exist', () => expect(siblings).toEqual(expect.arrayContaining([job.needs ?? []].flat())));
  it('has a time limit, its own or that of the workflow it uses', () => {
    if (job.uses) expect(job).not.toHaveProperty('timeout-minutes'); // GitHub takes none there.
    else expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
  it('runs on the Node of .nvmrc if it runs npm or Node', () => {
    const setUps = (job.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    for (const { with: options } of setUps) {
      expect(options).toHaveProperty('node-version-file', '.nvmrc');
      expect(options).not.toHaveProperty('node-version');
    }
    expect(setUps).toHaveLength(commandsOf(job).some((line) => /\b(npm|npx|node|bash)\b/.test(line)) ? 1 : 0);
  });
});

it('lets only the jobs write that publish something', () => {
  const writers = jobs.flatMap(({ name, job }) => {
    const rights = Object.entries(job.permissions ?? {}).filter(([, right]) => right !== 'read').map(([key]) => key);
    return rights.length > 0 ? [[name, rights]] : [];
  });
  expect(Object.fromEntries(writers)).toEqual({
    'release.yml: version': ['contents', 'pull-requests'],
    'release.yml: publish': ['contents', 'id-token'],
    'storybook.yml: deploy': ['pages', 'id-token'],
  });
});

it('uses only the actions of GitHub and of Changesets, and workflows that exist', () => {
  const strange = uses.filter((name) => !/^(actions|changesets)\//.test(name) && !(name.startsWith('./') && existsSync(join(root, name))));
  expect(strange).toEqual([]);
});

it('runs only npm scripts that package.json has', () => {
  const named = jobs
    .flatMap(({ job }) => commandsOf(job))
    .flatMap((line) => line.match(/(?<=\bnpm run )[\w:-]+|(?<=\bnpm )test\b/g) ?? []);
  expect(named).toContain('test:all');
  expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
});

it('names only files that exist', () => {
  const inCommands = jobs.flatMap(({ job }) => commandsOf(job)).flatMap((line) => line.match(/(?<=(?:bash|node) )[\w./-]+/g) ?? []);
  const inOptions = steps.flatMap(({ step }) => Object.entries(step.with ?? {}))
    .filter(([key]) => /-(file|dependency-path)$/.test(key))
    .map(([, file]) => String(file));
  expect(inCommands).toContain('.ci/run');
  expect([...inCommands, ...inOptions].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('uploads the folder that the Storybook is built into', () => {
  const upload = steps.find(({ step }) => step.uses?.startsWith('actions/upload-pages-artifact@'));
  expect(/--output-dir (\S+)/.exec(manifest.scripts['build-storybook'] ?? '')?.[1]).toBe(upload?.step.with?.['path']);
});

it('tests on a Node that package.json allows', () => {
  const version = readFileSync(join(root, '.nvmrc'), 'utf8').trim();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(isNodeNewEnough(version)).toBe(true);
});

// The check itself: what it would let pass is worth nothing.
describe('a workflow with a fault', () => {
  const sound = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm test\n';
  it('is found, and a sound one is not', () => expect(findFaults(sound)).toEqual([]));
  it.each([
    ['an unknown key', sound.replace('runs-on', 'run-on')],
    ['no event', sound.replace('on: push\n', '')],
    ['an unknown event', sound.replace('on: push', 'on: pushed')],
    ['a permission that does not exist', `${sound}permissions:\n  content: read\n`],
    ['a step that does nothing', sound.replace('run: npm test', 'name: Test')],
    ['a time limit that is no number', sound.replace('steps:', 'timeout-minutes: soon\n    steps:')],
    ['an expression that cannot be parsed', sound.replace('npm test', 'echo ${{ github.ref')],
    ['a value that is not there', sound.replace('npm test', 'echo ${{ gitlab.ref }}')],
    ['a tab for indentation', sound.replace('    steps', '\tsteps')],
  ])('is found by %s', (_, source) => expect(findFaults(source)).not.toEqual([]));
});

/** All that the job runs, line by line, also what it hands to the Changesets action. */
function commandsOf(job: Job): string[] {
  return (job.steps ?? []).flatMap((step: Step) =>
    [step.run, step.with?.['version'], step.with?.['publish']].filter((it) => typeof it === 'string').flatMap((it) => it.split('\n')),
  );
}

/** Nothing, or `contents: read`: a job that needs more says so itself. */
function readsAtMost() {
  return expect.toSatisfy((permissions: unknown) => ['{}', '{"contents":"read"}'].includes(JSON.stringify(permissions)));
}
