// `npm run bench [-- NAME...] [--short]`: the benchmarks, side by side with what people would use instead.
import { join } from 'node:path';
import { createServer } from 'vite';
import { build } from '../scripts/lib/build.mjs';
import { runCommand } from '../scripts/lib/command.mjs';
import { requireNode } from '../scripts/lib/nodeVersion.mjs';
import { root } from '../scripts/lib/root.mjs';

requireNode();
void runCommand(
  async () => {
    // Measured is what a user would install.
    await build('@visavis/bench...', { verbose: false });
    // Node 20 takes no TypeScript by itself.
    const loader = await createServer({
      root: join(root, 'bench'),
      configFile: false,
      logLevel: 'error',
      appType: 'custom',
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    });
    try {
      const { benchCommand } = await loader.ssrLoadModule('/command.ts');
      return await benchCommand(process.argv.slice(2));
    } finally {
      await loader.close();
    }
  },
  { interruptedCode: 130 },
);
