import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIceServers } from './createIceServers';
import { IceProblemError } from './iceProblem';
import { cut, json, left, serve, startVendor, stunEnv, turn, type Answer } from './testing/vendor';

afterEach(() => void vi.useRealTimers());

const page: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>hunter2</title>');
};
const flood: Answer = (_request, response) => void response.end(JSON.stringify([{ urls: 'x'.repeat(70_000) }]));
const elsewhere: Answer = (_request, response) => void response.writeHead(302, { location: '/x' }).end('moved');

describe('a vendor that fails costs its own servers alone', () => {
  it.each<[string, Answer, string, RegExp]>([
    ['500', json({ error: 'hunter2' }, 500), 'provider-failed', /^ICE_SERVERS_URL answered with status 500\.$/],
    ['404', json({}, 404), 'provider-failed', /status 404/],
    ['401', json({ error: 'hunter2' }, 401), 'provider-refused', /refused the credentials \(status 401\)/],
    ['HTML', page, 'provider-not-json', /answered with a web page \(HTML\) instead of JSON/],
    ['half of it', (_q, response) => void response.end('[{"urls":"hunter2'), 'provider-not-json', /something else/],
    ['nothing', (_q, response) => void response.end(), 'provider-not-json', /something else instead of JSON/],
    ['too much', flood, 'provider-too-large', /answered with more than 64 KB/],
    ['somewhere else', elsewhere, 'provider-redirected', /leads to another address; set that one/],
    ['a cut line', cut, 'provider-unreachable', /^ICE_SERVERS_URL can't be reached\.$/],
    ['an empty list', json({ iceServers: [] }), 'provider-invalid', /handed out no servers/],
    ['numbers', json([1, 2]), 'provider-invalid', /can't use: the answer\[0\] must be an object with urls/],
    ['an error', json({ error: 'hunter2' }), 'provider-invalid', /the answer must have urls/],
    ['a relay alone', json([{ urls: 'turn:hunter2' }]), 'provider-invalid', /needs username and credential/],
    [
      'what is over',
      json({ uris: turn.urls, username: '1500000000:u', password: 'hunter2' }),
      'provider-invalid',
      /handed out credentials that have expired already/,
    ],
  ])('%s', async (_what, answer, code, message) => {
    const onError = vi.fn();
    const { url } = await startVendor(answer);
    const env = { ...stunEnv, ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'hunter2' };
    const { iceServers, problems, ttlSeconds } = await serve(env, { onError })();
    expect(iceServers).toEqual(left);
    expect(ttlSeconds).toBe(30);
    expect(problems).toEqual([{ code, message: expect.stringMatching(message) }]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(IceProblemError));
  });

  it('one that hangs: after 3 s, and those who ask next do not wait for it again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { url, asked, change } = await startVendor((_request, response) => void response.writeHead(200).write('['));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    const begin = performance.now();
    const { iceServers, problems } = await ask();
    expect(performance.now() - begin).toBeLessThan(4000);
    expect(iceServers).toEqual(left);
    const hung = [{ code: 'provider-timeout', message: 'ICE_SERVERS_URL did not answer within 3 s.' }];
    expect(problems).toEqual(hung);

    change(json([turn]));
    expect((await ask()).problems).toEqual(hung);
    expect(asked()).toBe(1);
    vi.setSystemTime(Date.now() + 11_000);
    expect((await ask()).iceServers).toEqual([...left, turn]);
  }, 10_000);

  it('nobody there', async () => {
    const { url, close } = await startVendor(json([]));
    await close();
    const { problems } = await serve({ ...stunEnv, ICE_SERVERS_URL: url })();
    expect(problems).toEqual([{ code: 'provider-unreachable', message: "ICE_SERVERS_URL can't be reached." }]);
  });

  it('answers 503 when nothing else is left', async () => {
    const { url } = await startVendor(json({}, 500));
    const onError = vi.fn();
    const handler = createIceServers({ ICE_SERVERS_URL: url }, { onError, authorize: () => true });
    const response = await handler(new Request('http://localhost/ice'));
    expect(response.status).toBe(503);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      error: { code: 'turn-unreachable', message: 'ICE_SERVERS_URL answered with status 500.' },
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(IceProblemError));
  });

  it('is asked by the fetch that is given', async () => {
    const asked = vi.fn(async () => Response.json([turn]));
    const ask = serve({ ICE_SERVERS_URL: 'https://vendor.example/ice' }, { fetch: asked });
    expect((await ask()).iceServers).toEqual([turn]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
