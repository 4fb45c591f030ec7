import { startChild } from './children.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository's folder unless said otherwise
 * @property {NodeJS.ProcessEnv} [env] what is added to our environment
 * @property {boolean} [silent] collects the output instead of showing it
 */

/**
 * Runs a program to its end. Never rejects: a program that can't be started has exit code 127.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `silent`
 */
export async function run(file, args, { silent = false, ...options } = {}) {
  const pipe = silent ? 'pipe' : 'show';
  const child = startChild(file, args, { ...options, stdout: pipe, stderr: pipe });
  let output = '';
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const { code, how } = await child.ended;
  return { code, output: code === 127 ? `${output}${how}\n` : output };
}

/**
 * Runs a script with this Node.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}
