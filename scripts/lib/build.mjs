import { binPath } from './root.mjs';
import { runNode } from './run.mjs';
import { UserError } from './userError.mjs';

/**
 * Builds packages and whatever they are made of. What is built already and hasn't changed takes no time.
 *
 * @param {string} filter turbo's, such as `@visavis/demo...`
 * @param {{ verbose: boolean }} options `verbose`: shows the output even when all is well
 */
export async function build(filter, { verbose }) {
  console.log('Building...');
  const args = ['run', 'build', `--filter=${filter}`, '--output-logs=new-only'];
  const { code, output } = await runNode(binPath('turbo'), args, { silent: !verbose });
  if (code !== 0) throw new UserError(`${output}The build failed; its output is above.`);
}
