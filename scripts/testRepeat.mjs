// `npm run test:repeat -- [--times=5] [--busy=2] [STEP...]`: steps several times over, on a busy machine if told so.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./testing/repeatCommand.mjs').then(({ repeatCommand }) => repeatCommand(process.argv.slice(2)));
