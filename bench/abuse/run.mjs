// `node bench/abuse/run.mjs [--seconds 60]`: tries to drain a demo of its own on this machine, and prints what it got.
// The demo has to be built: `npm run build`.
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { withTypeScript } from '../loadTypeScript.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
await runCommand(() => withTypeScript('/abuse/abuse.ts', ({ abuse }) => abuse(Number(values.seconds))), {
  interruptedCode: 130,
});
process.exit();
