import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { POST } from './route';

beforeEach(() => {
  vi.stubEnv('ROOM_SECRET', 'the-secret-of-rooms-in-this-test-01');
  vi.stubEnv('CLIENT_ADDRESS_HEADER', 'x-real-ip');
  // The minute stands still, however long the machine takes.
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const start = (address: string, headers: Record<string, string>) =>
  POST(
    new Request('http://localhost/api/rooms', {
      method: 'POST',
      body: new URLSearchParams({ room: 'blue', ticket: 'forged' }),
      headers: { 'x-real-ip': address, ...headers },
    }),
  );

it('refuses the page of another site, and does not count it', async () => {
  for (let each = 0; each < 31; each++) {
    const response = await start('203.0.113.20', { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'cross-site' } });
  }
  const own = await start('203.0.113.20', { 'sec-fetch-site': 'same-origin' });
  expect(await own.json()).toMatchObject({ error: { code: 'room-forbidden' } });
});

it('refuses an address that starts rooms without end', async () => {
  for (let each = 0; each < 30; each++) expect((await start('203.0.113.21', {})).status).toBe(403);
  expect((await start('203.0.113.21', {})).status).toBe(429);
});
