import { run, runNode } from './run.mjs';

/**
 * Runs npm: the very one that runs us where there is one, which on Windows also avoids a shell.
 *
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function npm(args, options) {
  const script = process.env['npm_execpath'];
  return script && /\.c?js$/.test(script) ? runNode(script, args, options) : run('npm', args, options);
}
