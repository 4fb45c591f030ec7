import { expect, onTestFinished } from 'vitest';
import { isRefusal, openHttpSession, type HttpSession, type HttpSettings } from '../../packages/hooks/src/core/whip/httpSession';
import type { Refusal } from '../../packages/hooks/src/core/whip/refusal';
import type { ScriptedAnswer } from './provided';
import { startWhipServer, type HeldRequest, type WhipServer } from './whipServer';

export const offer = 'v=0\r\ns=offer\r\n';
export const answer = 'v=0\r\ns=answer\r\n';
export const created: ScriptedAnswer = {
  status: 201,
  headers: { 'content-type': 'application/sdp', location: '/session/7', etag: '"one"' },
  body: answer,
};

/** Starts a server for one test. */
export async function startServer(): Promise<WhipServer> {
  const started = await startWhipServer();
  onTestFinished(() => started.stop());
  return started;
}

export const settingsOf = (server: WhipServer, own: Partial<HttpSettings> = {}): HttpSettings => ({
  role: 'publisher',
  url: `${server.url}/whip`,
  token: async () => await Promise.resolve('secret'),
  fetch,
  page: null,
  ...own,
});

/** What a server says to an offer, or does with it. */
export type Reply = ScriptedAnswer | ((request: HeldRequest) => void);

/** Opens a session while the server answers like this. */
export async function open(server: WhipServer, reply: Reply, own?: Partial<HttpSettings>): Promise<HttpSession | Refusal> {
  const opening = openHttpSession(settingsOf(server, own), offer);
  const request = await server.next();
  if (typeof reply === 'function') reply(request);
  else request.answer(reply);
  return await opening;
}

/** The same, where a session is opened. */
export async function opened(server: WhipServer, reply: Reply = created, own?: Partial<HttpSettings>): Promise<HttpSession> {
  const result = await open(server, reply, own);
  if (isRefusal(result)) throw result.error;
  return result;
}

/** The same, where none is. */
export async function refused(...given: Parameters<typeof open>): Promise<Refusal> {
  const result = await open(...given);
  if (!isRefusal(result)) throw new Error('A session was opened.');
  return result;
}

/** What the server is asked next; it answers like this. */
export async function reply(server: WhipServer, to: Promise<unknown>, ...answers: ScriptedAnswer[]): Promise<HeldRequest[]> {
  const requests: HeldRequest[] = [];
  for (const each of answers) {
    const request = await server.next();
    requests.push(request);
    request.answer(each);
  }
  await to;
  return requests;
}

/** Opens a session while the server answers like this, and takes the end of what it says it has created. */
export async function answered(server: WhipServer, first: Reply): Promise<HttpSession | Refusal> {
  const opening = open(server, first);
  // The offer is taken already.
  const ending = server.next().then((request) => {
    request.answer({ status: 200 });
    return request.method;
  });
  const result = await opening;
  if (server.requests.length > 1) expect(await ending).toBe('DELETE');
  return result;
}
