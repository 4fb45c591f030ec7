// `npm test [-- STEP...]`, `npm run test:all`: what can fail, counted.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./testing/testCommand.mjs').then(({ testCommand }) => testCommand(process.argv.slice(2)));
