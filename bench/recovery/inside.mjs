// `node inside.mjs FOLDER FILE ROUNDS [--short]`, in namespaces of its own: takes the figures, and writes them into the file.
import { writeFileSync } from 'node:fs';
import { withTypeScript } from '../loadTypeScript.mjs';

const [folder, file, rounds, ...flags] = process.argv.slice(2);
const found = await withTypeScript('/recovery/faults.ts', ({ watchFaults }) =>
  watchFaults({
    folder,
    rounds: Number(rounds),
    short: flags.includes('--short'),
    say: (/** @type {string} */ line) => void process.stdout.write(`    recovery: ${line}\n`),
  }),
);
writeFileSync(file ?? '', JSON.stringify(found));
