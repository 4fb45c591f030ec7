import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from './runCli';

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-effects-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const own = join(folder, 'package/dist');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'visavis-segmenter.js'), '// the worker');
  writeFileSync(join(own, '../NOTICE'), 'the licences');
  const said = { out: '', err: '' };
  const run = (...args: string[]) =>
    runCli(args, own, { out: (text) => void (said.out += text), err: (text) => void (said.err += text) });
  return { folder, said, run };
}

test('copies everything that an effect may load, and the licences', async () => {
  const { folder, said, run } = setUp();
  expect(await run('copy', join(folder, 'public'))).toBe(0);
  const target = join(folder, 'public/visavis-effects');
  expect(readdirSync(target).toSorted()).toEqual([
    'NOTICE.txt',
    'litert_wasm_compat_internal.js',
    'litert_wasm_compat_internal.wasm',
    'litert_wasm_internal.js',
    'litert_wasm_internal.wasm',
    'rnnoise-worklet.js',
    'rnnoise.wasm',
    'rnnoise_simd.wasm',
    'selfie_segmentation.tflite',
    'selfie_segmentation_landscape.tflite',
    'visavis-segmenter.js',
  ]);
  expect(readFileSync(join(target, 'visavis-segmenter.js'), 'utf8')).toBe('// the worker');
  expect(said).toEqual({ out: `11 files are in ${target}.\n`, err: '' });
  expect(await run('copy', join(folder, 'public'))).toBe(0);
});

test('explains itself, and what it does not understand', async () => {
  const { said, run } = setUp();
  expect(await run('--help')).toBe(0);
  expect(said.out).toContain('visavis-effects copy FOLDER');
  expect(await run('copy')).toBe(1);
  expect(await run('paste', 'public')).toBe(1);
  expect(said.err).toContain('Usage');
});

test('says what could not be copied', async () => {
  const { folder, said, run } = setUp();
  writeFileSync(join(folder, 'file'), '');
  expect(await run('copy', join(folder, 'file'))).toBe(1);
  expect(said.err).toContain('could not be copied');
});
