import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../package.json';
import { runCli } from './runCli';

const templates = fileURLToPath(new URL('../templates', import.meta.url));
let here: string;

beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'create-visavis-'));
});
afterEach(() => rmSync(here, { recursive: true }));

/** Runs the command line in `here`, with these answers, after which input ends. */
async function run(argv: string[], answers: string[] = [], userAgent?: string) {
  const io = { out: '', err: '', questions: [] as string[] };
  const code = await runCli(argv, {
    out: (text) => void (io.out += text),
    err: (text) => void (io.err += text),
    async askLine(question) {
      io.questions.push(question);
      return answers.shift() ?? null;
    },
    here,
    templates,
    userAgent,
  });
  return { ...io, code };
}

const nameIn = (folder: string) =>
  (JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8')) as { name: string }).name;

describe('npm create visavis', () => {
  it('makes an app without a question when everything is given, and says what to run next', async () => {
    const { code, out, err, questions } = await run(['tea', '--framework', 'vite', '--signaling', 'two-tabs']);
    expect({ code, err, questions }).toEqual({ code: 0, err: '', questions: [] });
    expect(out).toBe(`\nMade tea in ${join(here, 'tea')}\n\nNext:\n\n  cd tea\n  npm install\n  npm run dev\n\n`);
    expect(readdirSync(join(here, 'tea')).toSorted()).toEqual(
      ['.gitignore', 'README.md', 'index.html', 'package.json', 'src', 'tsconfig.json', 'vite.config.ts'].toSorted(),
    );
    expect(nameIn('tea')).toBe('tea');
  });

  it('asks for what was not given, by number or by name', async () => {
    const { code, questions } = await run([], ['cup', '2', 'socket-io']);
    expect(code).toBe(0);
    expect(questions).toHaveLength(3);
    expect(questions[0]).toBe('Folder? (my-call) ');
    expect(questions[1]).toMatch(/^Framework\?\n {2}1 {2}vite .*\n {2}2 {2}next .*\nNumber or name \(1\) $/);
    expect(readdirSync(join(here, 'cup'))).toContain('server.ts');
  });

  it('takes the first of each for an empty line, and asks again for what is none of them', async () => {
    const { code, questions } = await run([], ['', 'rails', '', '']);
    expect(code).toBe(0);
    expect(questions[2]).toMatch(/^There is no 'rails'\. /);
    expect(nameIn('my-call')).toBe('my-call');
    expect(readdirSync(join(here, 'my-call', 'src', 'server'))).toContain('localChannels.ts');
  });

  it('makes nothing when input ends before everything is answered', async () => {
    const { code, err } = await run(['tea'], ['vite']);
    expect(code).toBe(1);
    expect(err).toBe('create-visavis: no answer, nothing was made; all of it can be given at once, see --help\n');
    expect(readdirSync(here)).toEqual([]);
  });

  it('refuses a folder that is not empty before it asks, and leaves it as it is', async () => {
    mkdirSync(join(here, 'tea'));
    writeFileSync(join(here, 'tea', 'mine.txt'), 'mine');
    const { code, err, questions } = await run(['tea']);
    expect({ code, questions }).toEqual({ code: 1, questions: [] });
    expect(err).toBe(`create-visavis: ${join(here, 'tea')} is not empty; name another folder\n`);
    expect(readdirSync(join(here, 'tea'))).toEqual(['mine.txt']);
  });

  it('refuses a file', async () => {
    writeFileSync(join(here, 'tea'), '');
    expect(await run(['tea'])).toMatchObject({ code: 1, err: expect.stringContaining('is a file; name a folder') });
  });

  it('goes into this folder where it is empty, but for Git, and then needs no cd', async () => {
    mkdirSync(join(here, '.git'));
    const { code, out } = await run(['.', '-f', 'next', '-s', 'pusher'], [], 'pnpm/9.1.0 npm/? node/v20.19.0');
    expect(code).toBe(0);
    expect(out).toMatch(/Next:\n\n {2}pnpm install\n {2}pnpm run dev\n\n$/);
  });

  it('quotes a path with a space', async () => {
    const { out } = await run(['Tea Time', '-f', 'vite', '-s', 'two-tabs']);
    expect(out).toContain('  cd "Tea Time"\n');
    expect(nameIn('Tea Time')).toBe('tea-time');
  });

  it('takes another version of a package', async () => {
    await run(['tea', '-f', 'vite', '-s', 'two-tabs', '--package', '@visavis/ui=file:../ui.tgz']);
    expect(readFileSync(join(here, 'tea', 'package.json'), 'utf8')).toContain('"@visavis/ui": "file:../ui.tgz"');
  });

  it.each([
    [['--framework', 'rails'], "--framework is one of vite, next, not 'rails' (see --help)"],
    [['--signaling', 'smoke'], "--signaling is one of pusher, socket-io, two-tabs, not 'smoke' (see --help)"],
    [['a', 'b'], 'one folder is enough: b (see --help)'],
    [['--package', 'react'], "--package takes NAME=SPEC, not 'react' (see --help)"],
    [['--nonsense'], expect.stringContaining("Unknown option '--nonsense'")],
  ])('ends with 2 and one line for %j', async (argv, message) => {
    const { code, err, out } = await run(argv);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err.slice('create-visavis: '.length, -1)).toEqual(message);
  });

  it('prints its options and its version', async () => {
    expect((await run(['--help'])).out).toMatch(/^Usage: npm create visavis@latest \[folder\]/);
    expect((await run(['-v'])).out).toBe(`${version}\n`);
  });
});
