import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { HttpSettings } from '../../packages/hooks/src/core/whip/httpRequest';
import { isRefusal, openHttpSession, type HttpSession } from '../../packages/hooks/src/core/whip/httpSession';
import type { Refusal } from '../../packages/hooks/src/core/whip/refusal';
import type { ScriptedAnswer } from './provided';
import { startWhipServer, type HeldRequest, type WhipServer } from './whipServer';

const offer = 'v=0\r\ns=offer\r\n';
const answer = 'v=0\r\ns=answer\r\n';
const created: ScriptedAnswer = {
  status: 201,
  headers: { 'content-type': 'application/sdp', location: '/session/7', etag: '"one"' },
  body: answer,
};
const fragment = 'a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n';

let server: WhipServer;

async function start(): Promise<WhipServer> {
  const started = await startWhipServer();
  onTestFinished(() => started.stop());
  return started;
}

beforeEach(async () => void (server = await start()));

const settings = (own: Partial<HttpSettings> = {}): HttpSettings => ({
  role: 'publisher',
  url: `${server.url}/whip`,
  token: async () => await Promise.resolve('secret'),
  fetch,
  page: null,
  ...own,
});

/** Opens a session while the server answers like this. */
async function open(reply: ScriptedAnswer | ((request: HeldRequest) => void), own?: Partial<HttpSettings>): Promise<HttpSession | Refusal> {
  const opening = openHttpSession(settings(own), offer);
  const request = await server.next();
  if (typeof reply === 'function') reply(request);
  else request.answer(reply);
  return await opening;
}

async function opened(reply: ScriptedAnswer = created, own?: Partial<HttpSettings>): Promise<HttpSession> {
  const result = await open(reply, own);
  if (isRefusal(result)) throw result.error;
  return result;
}

async function refused(...given: Parameters<typeof open>): Promise<Refusal> {
  const result = await open(...given);
  if (!isRefusal(result)) throw new Error('A session was opened.');
  return result;
}

/** What the server is asked next; it answers like this. */
async function reply(to: Promise<unknown>, ...answers: ScriptedAnswer[]): Promise<HeldRequest[]> {
  const requests: HeldRequest[] = [];
  for (const each of answers) {
    const request = await server.next();
    requests.push(request);
    request.answer(each);
  }
  await to;
  return requests;
}

describe('a session', () => {
  it('is opened by a POST of the offer', async () => {
    const session = await opened();
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/whip',
        body: offer,
        headers: { 'content-type': 'application/sdp', authorization: 'Bearer secret' },
      },
    ]);
    expect(session).toMatchObject({ sdp: answer, isCounterOffer: false, iceServers: [] });
  });

  it('sends no Authorization without a token', async () => {
    const session = await opened(created, { token: async () => await Promise.resolve(null) });
    await reply(session.end(), { status: 200 });
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined, undefined]);
  });

  it.each([
    ['/session/7', '/session/7'],
    ['session/8', '/session/8'],
    ['ABSOLUTE/session/9', '/session/9'],
  ])('is at its location %s', async (location, path) => {
    const headers = { ...created.headers, location: location.replace('ABSOLUTE', server.url) };
    const session = await opened({ ...created, headers });
    const [request] = await reply(session.end(), { status: 200 });
    expect(request).toMatchObject({ method: 'DELETE', path, headers: { authorization: 'Bearer secret' } });
    expect(request?.headers['if-match']).toBeUndefined();
  });

  it('names ICE servers by several Link headers, and extensions that are ignored', async () => {
    const link = ['<stun:stun.example>; rel="ice-server"', '<turn:turn.example>; rel="ice-server"; username="u"; credential="p"', '</sse>; rel="urn:ietf:params:whip:ext:sse"'];
    const { iceServers } = await opened({ ...created, headers: { ...created.headers, link } });
    expect(iceServers).toEqual([{ urls: 'stun:stun.example' }, { urls: 'turn:turn.example', username: 'u', credential: 'p' }]);
  });

  it('takes candidates by PATCH, for the ICE session of its ETag', async () => {
    const session = await opened();
    const sending = session.trickle('a=candidate:1\r\n');
    const [request] = await reply(sending, { status: 204 });
    expect(request).toMatchObject({
      method: 'PATCH',
      path: '/session/7',
      body: 'a=candidate:1\r\n',
      headers: { 'if-match': '"one"', 'content-type': 'application/trickle-ice-sdpfrag', authorization: 'Bearer secret' },
    });
    expect(await sending).toBe('taken');
  });

  it('without an ETag takes them without If-Match', async () => {
    const { etag: _, ...headers } = created.headers as Record<string, string>;
    const session = await opened({ ...created, headers });
    const [request] = await reply(session.trickle('x'), { status: 204 });
    expect(request?.headers['if-match']).toBeUndefined();
  });

  it.each([
    [405, 'unsupported'],
    [422, 'unsupported'],
    [501, 'unsupported'],
    [412, 'stale'],
    [428, 'stale'],
    [404, 'gone'],
    [503, 'lost'],
  ])('says by %i that candidates are %s', async (status, result) => {
    const session = await opened();
    const sending = session.trickle('x');
    await reply(sending, { status });
    expect(await sending).toBe(result);
  });

  it('restarts ICE by PATCH whatever its ETag, and has another one from then on', async () => {
    const session = await opened();
    const restarting = session.restartIce('a=ice-ufrag:mine\r\n');
    const [request] = await reply(restarting, { status: 200, headers: { etag: '"two"', 'content-type': 'application/trickle-ice-sdpfrag' }, body: fragment });
    expect(request).toMatchObject({ method: 'PATCH', headers: { 'if-match': '*' }, body: 'a=ice-ufrag:mine\r\n' });
    expect(await restarting).toMatchObject({ ufrag: 'abcd' });
    const [next] = await reply(session.trickle('x'), { status: 204 });
    expect(next?.headers['if-match']).toBe('"two"');
  });

  it.each([
    { status: 204 },
    { status: 200, body: '<html></html>' },
    { status: 200, body: fragment + 'x'.repeat(70_000) },
    { status: 405 },
    { status: 412 },
    { status: 422 },
    { status: 428 },
    { status: 501 },
    { status: 404 },
    { status: 500 },
  ])('that answers a restart by $status restarts no ICE', async (refusal) => {
    const session = await opened();
    const restarting = session.restartIce(fragment);
    await reply(restarting, refusal);
    expect(await restarting).toBeNull();
  });

  it('tells a request that was cut from one that was refused', async () => {
    const session = await opened();
    const [restarting, sending] = [session.restartIce(fragment), session.trickle('x')];
    for (const _ of [1, 2]) (await server.next()).drop();
    expect(await Promise.all([restarting, sending])).toEqual(['lost', 'lost']);
    const ending = session.end();
    (await server.next()).drop();
    await ending;
  });

  it('asks for the token at every request, and shows the last one at its end', async () => {
    const tokens = ['first', 'second', 'third'];
    const session = await opened(created, { token: async () => await Promise.resolve(tokens.shift() ?? null) });
    await reply(session.trickle('x'), { status: 204 });
    await reply(session.end(), { status: 200 });
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
  });
});

describe('a redirect', () => {
  it.each([307, 308])('by %i within the origin keeps method, offer and token', async (status) => {
    const opening = openHttpSession(settings(), offer);
    (await server.next()).answer({ status, headers: { location: '/edge/whip' } });
    const request = await server.next();
    expect(request).toMatchObject({ method: 'POST', path: '/edge/whip', body: offer, headers: { authorization: 'Bearer secret' } });
    request.answer({ ...created, headers: { ...created.headers, location: 'session/7' } });
    const session = await opening;
    if (isRefusal(session)) throw session.error;
    // Relative to where the answer came from.
    const [end] = await reply(session.end(), { status: 200 });
    expect(end).toMatchObject({ path: '/edge/session/7', headers: { authorization: 'Bearer secret' } });
  });

  it('to another origin shows the token neither there nor to its session', async () => {
    const edge = await start();
    const opening = openHttpSession(settings(), offer);
    (await server.next()).answer({ status: 307, headers: { location: `${edge.url}/whip` } });
    (await edge.next()).answer(created);
    const session = await opening;
    if (isRefusal(session)) throw session.error;
    const ending = session.end();
    (await edge.next()).answer({ status: 200 });
    await ending;
    expect(edge.requests.map(({ method, headers }) => [method, headers['authorization']])).toEqual([
      ['POST', undefined],
      ['DELETE', undefined],
    ]);
  });

  it('is none where the endpoint itself names a session elsewhere, which has the token', async () => {
    const edge = await start();
    const session = await opened({ ...created, headers: { ...created.headers, location: `${edge.url}/session/7` } });
    const ending = session.end();
    (await edge.next()).answer({ status: 200 });
    await ending;
    expect(edge.requests[0]?.headers['authorization']).toBe('Bearer secret');
  });
});

describe('a session is refused', () => {
  const afterThree = { 'retry-after': '3' };

  it.each([
    [401, 'signaling-rejected', 'stop', 0],
    [403, 'signaling-rejected', 'stop', 0],
    [404, 'stream-unavailable', 'stop', 0],
    [406, 'protocol-mismatch', 'stop', 0],
    [409, 'stream-unavailable', 'retry', 3000],
    [429, 'server-busy', 'retry', 3000],
    [503, 'server-busy', 'retry', 3000],
  ])('by %i', async (status, code, next, afterMs) => {
    const headers = afterMs > 0 ? afterThree : {};
    expect(await refused({ status, headers })).toMatchObject({ error: { code }, next, afterMs });
  });

  it('with the problem details of the server in the message', async () => {
    const { error } = await refused({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ title: 'Too many tracks', status: 422 }),
    });
    expect(error.message).toContain('Too many tracks');
  });

  it.each([
    ['HTML with 200', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 'protocol-mismatch', 'text/html'],
    ['HTML with 201', { ...created, headers: { 'content-type': 'text/html', location: '/x' }, body: '<html></html>' }, 'protocol-mismatch', 'text/html'],
    ['HTML that says it is SDP', { ...created, body: '<html></html>' }, 'protocol-mismatch', 'no session description'],
    ['no type', { ...created, headers: { location: '/x' } }, 'protocol-mismatch', 'no type'],
    ['no location', { ...created, headers: { 'content-type': 'application/sdp' } }, 'protocol-mismatch', 'Location'],
    ['no body', { ...created, body: '' }, 'protocol-mismatch', 'no session description'],
    ['an answer that is too long', { ...created, body: answer + 'a=x\r\n'.repeat(20_000) }, 'message-too-large', '65536'],
  ])('over %s', async (_name, said, code, text) => {
    const result = await answered(said);
    if (!isRefusal(result)) throw new Error('A session was opened.');
    expect(result).toMatchObject({ error: { code }, next: 'stop' });
    expect(result.error.message).toContain(text);
  });

  it('over a connection that is cut, before the answer or in the middle of it', async () => {
    const lost = { error: { code: 'signaling-unavailable', recovery: 'check-network' }, next: 'retry' };
    expect(await refused((request) => request.drop())).toMatchObject(lost);
    const result = await answered((request) => request.drop({ ...created, headers: { ...created.headers, 'content-length': '5000' } }));
    expect(result).toMatchObject(lost);
  });

  it('over a server that is not there', async () => {
    await server.stop();
    expect(await openHttpSession(settings(), offer)).toMatchObject({ error: { code: 'signaling-unavailable' }, next: 'retry' });
  });

  it.each([
    ['a URL that is no URL', { url: 'not a url' }, 'url-invalid'],
    ['http: on a secure page', { url: 'http://media.example/whip', page: 'https://app.example/' }, 'insecure-context'],
    ['a token that no header can hold', { token: async () => await Promise.resolve('two words\n') }, 'signaling-rejected'],
    ['an empty token', { token: async () => await Promise.resolve('') }, 'signaling-rejected'],
    ['a token that can not be had', { token: async () => await Promise.reject(new Error('logged out')) }, 'signaling-rejected'],
  ])('over %s, and nobody is asked', async (_name, own, code) => {
    expect(await openHttpSession(settings(own), offer)).toMatchObject({ error: { code }, next: 'stop' });
    expect(server.requests).toEqual([]);
  });
});

describe('a player', () => {
  it('answers an offer of the server', async () => {
    const headers = { 'content-type': 'application/sdp; valid-until="Wed, 09 Oct 2030 10:00:00 GMT"', location: '/session/7' };
    const session = await opened({ status: 406, headers, body: answer }, { role: 'player' });
    expect(session).toMatchObject({ isCounterOffer: true, sdp: answer });
    const [request] = await reply(session.answer('v=0\r\ns=mine\r\n'), { status: 204 });
    expect(request).toMatchObject({ method: 'PATCH', path: '/session/7', headers: { 'content-type': 'application/sdp' }, body: 'v=0\r\ns=mine\r\n' });
  });

  it.each([404, 409])('waits at %i for a stream that is not there yet', async (status) => {
    expect(await refused({ status, headers: { 'retry-after': '2' } }, { role: 'player' })).toMatchObject({ next: 'wait', afterMs: 2000 });
  });
});

/** Opens a session while the server answers like this, and takes the end of what it says it has created. */
async function answered(first: Parameters<typeof open>[0]): Promise<HttpSession | Refusal> {
  const opening = open(first);
  const ends = (async () => {
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const request = await server.next();
    request.answer({ status: 200 });
    return request.method;
  })();
  const result = await opening;
  if (server.requests.length > 1) expect(await ends).toBe('DELETE');
  return result;
}
