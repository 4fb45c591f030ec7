import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, openHttpSession } from '../../packages/hooks/src/core/whip/httpSession';
import type { WhipServer } from './whipServer';
import { answer, answered, created, offer, refused, settingsOf, startServer } from './whipSessions';

let server: WhipServer;

beforeEach(async () => void (server = await startServer()));

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
    expect(await refused(server, { status, headers })).toMatchObject({ error: { code }, next, afterMs });
  });

  it('with the problem details of the server in the message', async () => {
    const { error } = await refused(server, {
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
    ['an answer that is too long', { ...created, body: answer + 'a=x\r\n'.repeat(20_000) }, 'message-too-large', '64 KiB'],
  ])('over %s', async (_name, said, code, text) => {
    const result = await answered(server, said);
    if (!isRefusal(result)) throw new Error('A session was opened.');
    expect(result).toMatchObject({ error: { code }, next: 'stop' });
    expect(result.error.message).toContain(text);
  });

  it('over a connection that is cut, before the answer or in the middle of it', async () => {
    const lost = { error: { code: 'signaling-unavailable', recovery: 'check-network' }, next: 'retry' };
    expect(await refused(server, (request) => request.drop())).toMatchObject(lost);
    const result = await answered(server, (request) => request.drop({ ...created, headers: { ...created.headers, 'content-length': '5000' } }));
    expect(result).toMatchObject(lost);
  });

  it('over a server that is not there', async () => {
    await server.stop();
    expect(await openHttpSession(settingsOf(server), offer)).toMatchObject({ error: { code: 'signaling-unavailable' }, next: 'retry' });
  });

  it.each([
    ['a URL that is no URL', { url: 'not a url' }, 'url-invalid'],
    ['http: on a secure page', { url: 'http://media.example/whip', page: 'https://app.example/' }, 'insecure-context'],
    ['a token that no header can hold', { token: async () => await Promise.resolve('two words\n') }, 'signaling-rejected'],
    ['an empty token', { token: async () => await Promise.resolve('') }, 'signaling-rejected'],
    ['a token that can not be had', { token: async () => await Promise.reject(new Error('logged out')) }, 'signaling-rejected'],
  ])('over %s, and nobody is asked', async (_name, own, code) => {
    expect(await openHttpSession(settingsOf(server, own), offer)).toMatchObject({ error: { code }, next: 'stop' });
    expect(server.requests).toEqual([]);
  });
});
