import { beforeEach, describe, expect, it } from 'vitest';
import { sendAnswer } from '../../packages/hooks/src/core/whip/counterOffer';
import { isRefusal, openHttpSession } from '../../packages/hooks/src/core/whip/httpSession';
import { requestRestart, restartedAnswer } from '../../packages/hooks/src/core/whip/iceRestart';
import { readIceServerLinks } from '../../packages/hooks/src/core/whip/linkHeader';
import type { WhipServer } from './whipServer';
import { answer, created, offer, opened, refused, reply, settingsOf, startServer } from './whipSessions';

const fragment = 'a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n';

let server: WhipServer;

beforeEach(async () => void (server = await startServer()));

describe('a session', () => {
  it('is opened by a POST of the offer', async () => {
    const session = await opened(server);
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/whip',
        body: offer,
        headers: { 'content-type': 'application/sdp', authorization: 'Bearer secret' },
      },
    ]);
    expect(session).toMatchObject({ sdp: answer, isCounterOffer: false, link: null });
  });

  it('sends no Authorization without a token', async () => {
    const session = await opened(server, created, { token: async () => await Promise.resolve(null) });
    await reply(server, session.end(), { status: 200 });
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined, undefined]);
  });

  it.each([
    ['/session/7', '/session/7'],
    ['session/8', '/session/8'],
    ['ABSOLUTE/session/9', '/session/9'],
  ])('is at its location %s', async (location, path) => {
    const headers = { ...created.headers, location: location.replace('ABSOLUTE', server.url) };
    const session = await opened(server, { ...created, headers });
    const [request] = await reply(server, session.end(), { status: 200 });
    expect(request).toMatchObject({ method: 'DELETE', path, headers: { authorization: 'Bearer secret' } });
    expect(request?.headers['if-match']).toBeUndefined();
  });

  it('names ICE servers by several Link headers, and extensions that are ignored', async () => {
    const link = ['<stun:stun.example>; rel="ice-server"', '<turn:turn.example>; rel="ice-server"; username="u"; credential="p"', '</sse>; rel="urn:ietf:params:whip:ext:sse"'];
    const session = await opened(server, { ...created, headers: { ...created.headers, link } });
    expect(readIceServerLinks(session.link)).toEqual([{ urls: 'stun:stun.example' }, { urls: 'turn:turn.example', username: 'u', credential: 'p' }]);
  });

  it('takes candidates by PATCH, for the ICE session of its ETag', async () => {
    const session = await opened(server);
    const sending = session.trickle('a=candidate:1\r\n');
    const [request] = await reply(server, sending, { status: 204 });
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
    const session = await opened(server, { ...created, headers });
    const [request] = await reply(server, session.trickle('x'), { status: 204 });
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
    const session = await opened(server);
    const sending = session.trickle('x');
    await reply(server, sending, { status });
    expect(await sending).toBe(result);
  });

  it('restarts ICE by PATCH whatever its ETag, and has another one from then on', async () => {
    const session = await opened(server);
    const restarting = requestRestart(session, 'a=ice-ufrag:mine\r\n');
    const [request] = await reply(server, restarting, { status: 200, headers: { etag: '"two"', 'content-type': 'application/trickle-ice-sdpfrag' }, body: fragment });
    expect(request).toMatchObject({ method: 'PATCH', headers: { 'if-match': '*' }, body: 'a=ice-ufrag:mine\r\n' });
    expect(await restarting).toBe(fragment);
    const [next] = await reply(server, session.trickle('x'), { status: 204 });
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
    const session = await opened(server);
    const restarting = requestRestart(session, fragment);
    await reply(server, restarting, refusal);
    const said = await restarting;
    expect(said).not.toBeNull();
    expect(restartedAnswer('v=0\r\na=ice-ufrag:theirs\r\n', said ?? '')).toBeNull();
  });

  it('tells a request that was cut from one that was refused', async () => {
    const session = await opened(server);
    const [restarting, sending] = [requestRestart(session, fragment), session.trickle('x')];
    for (const _ of [1, 2]) (await server.next()).drop();
    expect(await Promise.all([restarting, sending])).toEqual([null, 'lost']);
    const ending = session.end();
    (await server.next()).drop();
    await ending;
  });

  it('asks for the token at every request, and shows the last one at its end', async () => {
    const tokens = ['first', 'second', 'third'];
    const session = await opened(server, created, { token: async () => await Promise.resolve(tokens.shift() ?? null) });
    await reply(server, session.trickle('x'), { status: 204 });
    await reply(server, session.end(), { status: 200 });
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
  });
});

describe('a redirect', () => {
  it.each([307, 308])('by %i within the origin keeps method, offer and token', async (status) => {
    const opening = openHttpSession(settingsOf(server), offer);
    (await server.next()).answer({ status, headers: { location: '/edge/whip' } });
    const request = await server.next();
    expect(request).toMatchObject({ method: 'POST', path: '/edge/whip', body: offer, headers: { authorization: 'Bearer secret' } });
    request.answer({ ...created, headers: { ...created.headers, location: 'session/7' } });
    const session = await opening;
    if (isRefusal(session)) throw session.error;
    // Relative to where the answer came from.
    const [end] = await reply(server, session.end(), { status: 200 });
    expect(end).toMatchObject({ path: '/edge/session/7', headers: { authorization: 'Bearer secret' } });
  });

  it('to another origin shows the token neither there nor to its session', async () => {
    const edge = await startServer();
    const opening = openHttpSession(settingsOf(server), offer);
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
    const edge = await startServer();
    const session = await opened(server, { ...created, headers: { ...created.headers, location: `${edge.url}/session/7` } });
    const ending = session.end();
    (await edge.next()).answer({ status: 200 });
    await ending;
    expect(edge.requests[0]?.headers['authorization']).toBe('Bearer secret');
  });
});

describe('a player', () => {
  it('answers an offer of the server', async () => {
    const headers = { 'content-type': 'application/sdp; valid-until="Wed, 09 Oct 2030 10:00:00 GMT"', location: '/session/7' };
    const session = await opened(server, { status: 406, headers, body: answer }, { role: 'player' });
    expect(session).toMatchObject({ isCounterOffer: true, sdp: answer });
    const [request] = await reply(server, sendAnswer(session, 'v=0\r\ns=mine\r\n'), { status: 204 });
    expect(request).toMatchObject({ method: 'PATCH', path: '/session/7', headers: { 'content-type': 'application/sdp' }, body: 'v=0\r\ns=mine\r\n' });
  });

  it.each([404, 409])('waits at %i for a stream that is not there yet', async (status) => {
    expect(await refused(server, { status, headers: { 'retry-after': '2' } }, { role: 'player' })).toMatchObject({ next: 'wait', afterMs: 2000 });
  });
});
