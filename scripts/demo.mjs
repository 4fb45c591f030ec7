// `npm run demo`: the production build of the demo and what it needs, on this machine.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./lib/serveDemo.mjs').then(({ demoCommand }) => demoCommand('production'));
