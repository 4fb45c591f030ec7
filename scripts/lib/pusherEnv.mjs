import { UserError } from './userError.mjs';

const always = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'];
const known = [...always, 'PUSHER_CLUSTER', 'PUSHER_HOST', 'PUSHER_PORT', 'PUSHER_TLS'];

/**
 * Which signaling the environment asks for. Throws a `UserError` that names what is missing of half a
 * configuration.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ kind: 'local' } | { kind: 'hosted', place: string }} `local`: nothing is set, start our own
 */
export function choosePusher(env) {
  /** @param {string} name */
  const isSet = (name) => Boolean(env[name]?.trim());
  if (!known.some(isSet)) return { kind: 'local' };

  const missing = always.filter((name) => !isSet(name));
  if (!isSet('PUSHER_CLUSTER') && !isSet('PUSHER_HOST')) missing.push('PUSHER_CLUSTER (or PUSHER_HOST)');
  if (missing.length > 0) {
    throw new UserError(
      `The Pusher configuration lacks ${missing.join(', ')}. Set that too, or no PUSHER_* variable at all, ` +
        'to use a local server.',
    );
  }
  const host = env['PUSHER_HOST']?.trim();
  const place = host ? `the server at ${host}` : `Pusher, cluster ${env['PUSHER_CLUSTER']}`;
  return { kind: 'hosted', place };
}
