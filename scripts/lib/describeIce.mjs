import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { UserError } from './userError.mjs';

/**
 * The ICE servers that the demo will hand out, in words. Throws a `UserError` for a configuration that
 * can't work. Needs the build of `packages/server`.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function describeIce(env) {
  const server = await import(pathToFileURL(join(root, 'packages/server/dist/index.js')).href);
  const urls = urlsOf(server, env);
  return urls.length > 0 ? urls.join(', ') : 'none, which is enough within one network';
}

/**
 * @param {{ describeIceServers(env: NodeJS.ProcessEnv): string[] }} server
 * @param {NodeJS.ProcessEnv} env
 */
function urlsOf(server, env) {
  try {
    return server.describeIceServers(env);
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`ICE servers: ${error.message}`);
    throw error;
  }
}
