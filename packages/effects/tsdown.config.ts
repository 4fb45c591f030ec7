import { defineConfig } from 'tsdown';

const shared = {
  target: 'es2022',
  fixedExtension: false,
  tsconfig: 'tsconfig.build.json',
} as const;

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts' },
    format: 'esm',
    platform: 'browser',
    dts: true,
    // The frames' way in and out is the hooks' own code; a user of them has the same types.
    noExternal: ['@visavis/hooks/core'],
  },
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    format: 'esm',
    platform: 'node',
  },
  {
    ...shared,
    // A worker that may load other scripts, which no module may.
    entry: { 'visavis-segmenter': 'src/segmenter/worker.ts' },
    format: 'iife',
    platform: 'browser',
    minify: true,
    noExternal: [/./],
    outputOptions: { entryFileNames: '[name].js' },
  },
]);
