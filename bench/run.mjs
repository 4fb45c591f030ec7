// `npm run bench [-- NAME...] [--short]`: the benchmarks, side by side with what people would use instead.
import { build } from '../scripts/lib/build.mjs';
import { runCommand } from '../scripts/lib/command.mjs';
import { requireNode } from '../scripts/lib/nodeVersion.mjs';
import { withTypeScript } from './loadTypeScript.mjs';

requireNode();
await runCommand(
  async () => {
    // Measured is what a user would install.
    await build('@visavis/bench...', { verbose: false });
    return withTypeScript('/command.ts', ({ benchCommand }) => benchCommand(process.argv.slice(2)));
  },
  { interruptedCode: 130 },
);
// What a benchmark that came too late has left open ends with us.
process.exit();
