import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One flat sheet from all the components', kept as modern as they are: `light-dark()` stays what it is. */
async function buildStyles(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: at('.'),
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      cssMinify: 'lightningcss',
      rolldownOptions: {
        input: at('src/styles/index.css'),
        output: { assetFileNames: 'styles.css' },
      },
    },
  });
}

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    call: 'src/call/index.ts',
    'locales/en': 'src/locales/en.ts',
    'locales/ko': 'src/locales/ko.ts',
    'call/locales/en': 'src/call/locales/en.ts',
    'call/locales/ko': 'src/call/locales/ko.ts',
  },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  dts: true,
  fixedExtension: false,
  // One file for each of ours: a bundler can put what comes by `import()` into a chunk of its own, whoever else exports it.
  unbundle: true,
  hooks: { 'build:done': buildStyles },
});
