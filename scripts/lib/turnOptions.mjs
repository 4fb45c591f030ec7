import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { checkLocalAddress, findLocalAddress } from './localAddress.mjs';
import { UserError } from './userError.mjs';

const usage = 'npm run turn [-- --host ADDRESS] [--port PORT] [--verbose]';
const defaultPort = 3478;

/**
 * @typedef {object} TurnOptions
 * @property {string} host
 * @property {number} port
 * @property {string} secret
 * @property {boolean} verbose shows coturn's log
 */

/**
 * What to start, out of the command line and the environment. Throws a `UserError` for what can't be.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {TurnOptions}
 */
export function readTurnOptions(args, env) {
  const { host, port, verbose = false } = parse(args);
  if (host !== undefined) checkLocalAddress(host);
  return { host: host ?? findLocalAddress(), port: readPort(port), secret: readSecret(env), verbose };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    const options = /** @type {const} */ ({
      host: { type: 'string' },
      port: { type: 'string' },
      verbose: { type: 'boolean' },
    });
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Its first sentence says which argument; the rest is about other programs.
    const [what = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UserError(`${what.replace(/\.$/, '')}. Usage: ${usage}`);
  }
}

/** @param {string | undefined} text */
function readPort(text) {
  const port = text === undefined ? defaultPort : /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError(`--port must be a number from 1 to 65535, not "${text}".`);
}

/** @param {NodeJS.ProcessEnv} env */
function readSecret(env) {
  const secret = env['TURN_SECRET']?.trim();
  if (!secret) return randomBytes(24).toString('base64url');
  // coturn's file and the shell alike would take other characters for something else.
  if (/^[\w.+/=~-]+$/.test(secret)) return secret;
  throw new UserError('TURN_SECRET may have letters, digits and . + / = ~ _ - only. `openssl rand -base64 24` makes one.');
}
