import { expect, test, type APIResponse } from '@playwright/test';
import { origin } from './people/person';

/** A policy's sources by directive. */
function readPolicy(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

function expectPolicy(response: APIResponse) {
  const policy = readPolicy(response.headers()['content-security-policy'] ?? '');
  expect(policy.get('frame-ancestors'), response.url()).toEqual(["'none'"]);
  expect(policy.get('base-uri'), response.url()).toEqual(["'none'"]);
  expect(policy.has('default-src'), response.url()).toBe(true);
}

for (const path of ['/', '/r/x', '/api/config']) {
  test(`${path} says what it may use, and tells nobody where one came from`, async ({ request }) => {
    const response = await request.get(`${origin}${path}`);
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self)',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers()).not.toHaveProperty('x-powered-by');
  });
}

const pages = ['/', '/r/x', '/nothing'];
const files = ['/_next/x', '/_next/static/x.js', '/icon.svg', '/icon.svg.html', '/apple-icon.png', '/icons/x', '/icons/512.png', '/backgrounds/dusk.webp', '/visavis-effects/x'];
const answers = ['/api', '/api/nope', '/api/config', '/manifest.webmanifest'];
// Answered before any page is looked for: a redirect, and an address that can't be decoded.
const early = ['/r/x/', '/%E0%A4%A'];

for (const path of [...pages, ...files, ...answers, ...early]) {
  test(`${path} has a policy, and nobody may frame it`, async ({ request }) => {
    expectPolicy(await request.get(`${origin}${path}`, { maxRedirects: 0 }));
  });
}

test('a room has one address, and the slash at its end is not part of it', async ({ request }) => {
  const response = await request.get(`${origin}/r/x/?lang=ko`, { maxRedirects: 0 });
  expect(response.status()).toBe(308);
  expect(response.headers()['location']).toBe('/r/x?lang=ko');
});

test('what a page loads has a policy, and nobody may frame it', async ({ request }) => {
  const page = await (await request.get(`${origin}/`)).text();
  const loaded = [...new Set(page.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g))];
  expect(loaded.length).toBeGreaterThan(1);
  for (const path of loaded) {
    const response = await request.get(`${origin}${path}`);
    expect(response.status(), path).toBe(200);
    expectPolicy(response);
  }
});

for (const path of ['/', '/r/x', '/r/..%2F', '/nothing']) {
  test(`${path} runs no script but those that it has marked itself`, async ({ request }) => {
    const nonces = new Set<string>();
    for (const visit of ['first', 'second']) {
      const response = await request.get(`${origin}${path}`);
      const policy = readPolicy(response.headers()['content-security-policy'] ?? '');
      const sources = policy.get('script-src') ?? [];
      expect(sources, visit).not.toContain("'unsafe-inline'");
      expect(sources, visit).not.toContain("'unsafe-eval'");
      const [, nonce = ''] = /^'nonce-(.+)'$/.exec(sources.find((source) => source.startsWith("'nonce-")) ?? '') ?? [];
      expect(nonce, visit).toMatch(/^[\w-]{36}$/);
      nonces.add(nonce);

      const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length, visit).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(` nonce="${nonce}"`)), visit).toEqual([]);
    }
    expect(nonces.size, 'another mark each time').toBe(2);
  });
}

test('pages ask for TLS from then on where they came over TLS, and only there', async ({ request }) => {
  for (const path of ['/', '/r/x']) {
    const plain = await request.get(`${origin}${path}`);
    expect(plain.headers(), path).not.toHaveProperty('strict-transport-security');
    // As behind a proxy that ends TLS.
    const secure = await request.get(`${origin}${path}`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(secure.headers(), path).toMatchObject({ 'strict-transport-security': 'max-age=31536000' });
  }
});
