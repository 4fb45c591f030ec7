// `npm run dev`: the demo under `next dev`, the packages built again at every edit.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./lib/serveDemo.mjs').then(({ demoCommand }) => demoCommand('development'));
