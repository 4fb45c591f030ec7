import Pusher from 'pusher';
import { describe, expect, it, vi } from 'vitest';
import { createChannelAuth } from './createChannelAuth';

// The real signer; no server answers at this address, so nothing here may ask one (limit: Infinity).
const pusher = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: '9' });
const good = { socket_id: '12.34', channel_name: 'presence-visavis-blue' };

function auth() {
  return createChannelAuth({ pusher, authorize: () => true, limit: Infinity });
}

function post(fields: Record<string, string>, init: RequestInit = {}): Request {
  return new Request('http://localhost/auth', { method: 'POST', body: new URLSearchParams(fields), ...init });
}

async function problem(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, code: error.code, message: error.message };
}

describe('bad requests', () => {
  it('are all but POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await auth()(new Request('http://localhost/auth', { method }));
      expect(response.headers.get('allow')).toBe('POST');
      expect(await problem(response)).toMatchObject({ status: 405, code: 'method-not-allowed' });
    }
  });

  it.each([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencodedx',
  ])('come as %s', async (type) => {
    const response = await auth()(post(good, { headers: { 'content-type': type } }));
    expect(await problem(response)).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });

  it('may still name a charset', async () => {
    const headers = { 'content-type': 'Application/X-WWW-Form-Urlencoded ; charset=UTF-8' };
    expect((await auth()(post(good, { headers }))).status).toBe(200);
  });

  it.each(['', '12', '12.', '.34', '12.34.56', '12.34:presence-visavis-red', 'a.b', '12.34\n', ' 12.34', '-1.2'])(
    'have the socket id %j',
    async (socketId) => {
      const response = await auth()(post({ ...good, socket_id: socketId }));
      expect(await problem(response)).toMatchObject({ status: 400, code: 'socket-id-invalid' });
    },
  );

  it('have no socket id, or no body at all', async () => {
    const without = post({ channel_name: 'presence-visavis-blue' });
    expect((await problem(await auth()(without))).code).toBe('socket-id-invalid');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const empty = new Request('http://localhost/auth', { method: 'POST', headers });
    expect((await problem(await auth()(empty))).code).toBe('socket-id-invalid');
  });

  it.each([
    '',
    'blue',
    'private-blue',
    'presence-',
    'presence-../x',
    'presence-a b',
    `presence-${'x'.repeat(65)}`,
    'presence-\u{1F389}',
    'presence-cache-x;y',
    'private-encrypted-blue',
    'private-visavis-member-key',
    '#server-to-user-1',
  ])('are for the channel %j', async (channel) => {
    const response = await auth()(post({ ...good, channel_name: channel }));
    expect(await problem(response)).toMatchObject({ status: 400, code: 'channel-invalid' });
  });
});

describe('a body that is too large', () => {
  const big = 'x'.repeat(1024 * 1024);

  it('is refused by what it says of itself', async () => {
    expect(await problem(await auth()(post({ ...good, big })))).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
  });

  it('is not read to its end when it says nothing', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(1024));
    let sent = 0;
    const cancelled = vi.fn();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
      },
      cancel: cancelled,
    });
    const request = new Request('http://localhost/auth', {
      method: 'POST',
      body: endless,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      duplex: 'half',
    } as RequestInit);
    expect((await problem(await auth()(request))).status).toBe(413);
    expect(sent).toBeLessThan(32 * 1024);
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
  });

  it('that breaks off is a bad request', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
    const request = new Request('http://localhost/auth', {
      method: 'POST',
      body: broken,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      duplex: 'half',
    } as RequestInit);
    expect(await problem(await auth()(request))).toMatchObject({ status: 400, code: 'body-unreadable' });
  });
});
