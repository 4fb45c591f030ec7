import { expect, test } from '@playwright/test';
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

for (const path of ['/', '/r/x', '/nothing', '/api', '/api/nope', '/api/config', '/icons/x', '/icon.svg', '/icon.svg.html', '/_next/x']) {
  test(`${path} has a policy, and nobody may frame it`, async ({ request }) => {
    const response = await request.get(`${origin}${path}`);
    const policy = readPolicy(response.headers()['content-security-policy'] ?? '');
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.has('default-src')).toBe(true);
  });
}

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
