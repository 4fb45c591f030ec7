// `npm run api [-- --write]`: whether the public types are what the committed reports say; `--write` accepts them.
// Parses on an old Node, so that the check below is what answers there; the rest is loaded after it.
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
void import('./api/apiCommand.mjs').then(({ apiCommand }) => apiCommand(process.argv.slice(2)));
