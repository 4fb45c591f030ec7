import { createIceServers, type RequestHandler } from '@visavis/server';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * All that the page asks this server for, below `/api/`.
 *
 * @throws Error that says which setting is wrong
 */
export function createApi(env: Environment): RequestHandler {
  const ice = createIceServers(env, {
    addressHeader: env.CLIENT_ADDRESS_HEADER || undefined,
    // Relays cost money: say here who gets them, by a session for example. As it is, everybody gets STUN, and nobody TURN.
    authorize: () => ({ relay: false }),
  });
  return async (request) =>
    new URL(request.url).pathname === '/api/ice'
      ? ice(request)
      : Response.json({ error: { code: 'not-found', message: 'There is nothing here.' } }, { status: 404 });
}
