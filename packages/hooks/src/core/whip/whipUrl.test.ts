import { describe, expect, it } from 'vitest';
import { explain } from './explain';
import { readEndpoint, readSessionUrl } from './whipUrl';

const page = 'https://app.example/call/room';
/** The error that a user sees of what was thrown. */
async function errorOf(act: () => unknown): Promise<unknown> {
  try {
    return act();
  } catch (cause) {
    return (await explain(cause, { role: 'publisher', url: 'https://media.example/whip' })).error;
  }
}

describe('readEndpoint', () => {
  it.each([
    ['https://media.example/whip', page, 'https://media.example/whip'],
    ['/whip/room', page, 'https://app.example/whip/room'],
    ['./whip', page, 'https://app.example/call/whip'],
    ['HTTPS://media.example/whip?token=x', null, 'https://media.example/whip?token=x'],
    ['http://media.example/whip', 'http://app.example/', 'http://media.example/whip'],
    ['http://localhost:8889/room/whip', page, 'http://localhost:8889/room/whip'],
    ['http://127.0.0.1:8889/whip', page, 'http://127.0.0.1:8889/whip'],
    ['http://[::1]:8889/whip', page, 'http://[::1]:8889/whip'],
  ])('takes %s on %s', (url, on, found) => expect(readEndpoint(url, on).href).toBe(found));

  it.each(['', 'not a url', 'room/whip', 'ftp://media.example', 'javascript:alert(1)', 'http://', 'https://me:secret@media.example/whip'])(
    'refuses %s as no URL',
    async (url) => {
      const error = await errorOf(() => readEndpoint(url, page));
      expect(error).toMatchObject({ code: 'url-invalid', recovery: 'none' });
      expect(String(error)).not.toContain('secret');
    },
  );

  it('refuses a path outside of a page', async () => {
    expect(await errorOf(() => readEndpoint('/whip', null))).toMatchObject({ code: 'url-invalid' });
  });

  it('refuses http: on a page that came by https:', async () => {
    const error = await errorOf(() => readEndpoint('http://media.example/whip', page));
    expect(error).toMatchObject({ code: 'insecure-context', recovery: 'use-https' });
  });
});

describe('readSessionUrl', () => {
  it.each([
    ['/session/7', 'https://media.example/session/7'],
    ['session/7', 'https://media.example/whip/session/7'],
    ['//other.example/7', 'https://other.example/7'],
    ['https://other.example/7', 'https://other.example/7'],
  ])('takes the location %s', (location, found) => {
    expect(readSessionUrl(location, 'https://media.example/whip/room', page).href).toBe(found);
  });

  it.each([null, 'http://[', 'data:text/plain,x'])('refuses the location %s', async (location) => {
    const error = await errorOf(() => readSessionUrl(location, 'https://media.example/whip', page));
    expect(error).toMatchObject({ code: 'protocol-mismatch' });
  });

  it('says what may hide a location', async () => {
    expect(String(await errorOf(() => readSessionUrl(null, 'https://media.example/', page)))).toContain('Access-Control-Expose-Headers');
  });

  it('refuses a session that is not secure', async () => {
    const error = await errorOf(() => readSessionUrl('http://media.example/7', 'https://media.example/', page));
    expect(error).toMatchObject({ code: 'insecure-context' });
  });
});
