import PusherServer from 'pusher';
import { onTestFinished } from 'vitest';
import { startChannels, type ChannelsOptions, type ChannelsServer } from '../startChannels';

/** A server that is stopped when the test is over. */
export async function startTestServer(options?: ChannelsOptions): Promise<ChannelsServer> {
  const server = await startChannels(options);
  onTestFinished(() => server.stop());
  return server;
}

/** The real `pusher` library, pointed at the server; `overrides` can make it a stranger. */
export function apiOf(server: ChannelsServer, overrides: Partial<PusherServer.Options> = {}): PusherServer {
  const { host, port, appId, key, secret } = server;
  return new PusherServer({ host, port: String(port), useTLS: false, appId, key, secret, ...overrides });
}

/** What the API answers, parsed. */
export async function getJson(
  api: PusherServer,
  path: string,
  params: Record<string, string> = {},
): Promise<unknown> {
  const response = await api.get({ path, params });
  return response.json();
}

/** Posts any body, also one that the library's own methods would not let through. */
export function post(api: PusherServer, path: string, body: unknown): Promise<unknown> {
  // Its types say that the body is a string; it is what gets stringified.
  return api.post({ path, body: body as string });
}

/** The status and the words of a request that fails. */
export async function failureOf(request: Promise<unknown>): Promise<{ status: number; body: string }> {
  const error: unknown = await request.then(
    () => new Error('The request did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PusherServer.RequestError)) throw error;
  return { status: error.status ?? 0, body: error.body ?? '' };
}
