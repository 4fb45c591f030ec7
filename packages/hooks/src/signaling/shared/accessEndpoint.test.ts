import { afterEach, expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createAccessEndpoint } from './accessEndpoint';

const clock = createVirtualEnvironment();
const endpoint = createAccessEndpoint({ url: 'http://site.test/access', clock, fields: () => ({ client_secret: 'mine' }) });

/** What the server answers next, and what it was asked. */
function serve(answer: (signal: AbortSignal) => Promise<Response> | Response) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => answer(init?.signal as AbortSignal));
}

afterEach(() => void vi.restoreAllMocks());

it('sends a decision as a form, beside whose it is', async () => {
  const fetched = serve(() => Response.json({}));
  await endpoint.decide({ access: 'locked', admit: ['ada', 'ben'], end: true });
  const body = fetched.mock.calls[0]?.[1]?.body as URLSearchParams;
  expect(body.toString()).toBe('access=locked&end=yes&admit=ada&admit=ben&client_secret=mine');
});

it.each([
  [503, 'signaling-unavailable'],
  [429, 'signaling-unavailable'],
  [401, 'signaling-unavailable'],
  [403, 'room-forbidden'],
  [400, 'signaling-rejected'],
])('rejects where the server answers %s, in its words', async (status, code) => {
  serve(() => Response.json({ error: { code: 'x', message: 'Not now.' } }, { status }));
  await expect(endpoint.decide({ access: 'open' })).rejects.toMatchObject({ code, message: 'Not now.', cause: { status } });
});

it('rejects where the server is away, or does not answer for 15 s', async () => {
  serve(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(endpoint.decide({ access: 'open' })).rejects.toMatchObject({ code: 'signaling-unavailable' });
  serve((signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))));
  const asked = expect(endpoint.decide({ access: 'open' })).rejects.toMatchObject({ code: 'signaling-unavailable' });
  clock.advance(15_000);
  await asked;
});

it.each([
  [{ you: 'removed' }, 'removed'],
  [{ you: 'admitted' }, 'admitted'],
  [{ you: 'king' }, null],
  [{ error: {} }, null],
])('reads where a guest stands out of %o', async (body, standing) => {
  serve(() => Response.json(body));
  expect(await endpoint.ask()).toBe(standing);
});

it('does not know where a guest stands while the server is away', async () => {
  serve(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await endpoint.ask()).toBeNull();
});
