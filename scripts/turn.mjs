// `npm run turn`: a TURN server for the demo on this machine (coturn), until Ctrl-C.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./lib/turnCommand.mjs').then(({ turnCommand }) => turnCommand(process.argv.slice(2)));
