import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from './proxy';

const pass = (path: string) => proxy(new NextRequest(`http://localhost${path}`));
const languageOf = (path: string) => pass(path).headers.get('x-middleware-request-x-visavis-language');

describe('proxy', () => {
  it('tells the layout the language', () => {
    expect(languageOf('/')).toBe('en');
    expect(languageOf('/r/blue?lang=ko')).toBe('ko');
    expect(languageOf('/?lang=xx')).toBe('en');
  });

  it('lets good rooms and other pages through', () => {
    for (const path of ['/', '/r/blue', '/r/A-z_9', '/r/a%20b', '/r/%ED%9A%8C%EC%9D%98', '/r/%F0%9F%98%80', '/nothing', '/r/blue/more']) {
      expect(pass(path).headers.get('x-middleware-rewrite')).toBeNull();
    }
  });

  it('says what a page may run, with another mark each time, which Next is told too', () => {
    const response = pass('/r/blue');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{36}' 'strict-dynamic' 'wasm-unsafe-eval';/);
    expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(policy);
    expect(pass('/r/blue').headers.get('content-security-policy')).not.toBe(policy);
    expect(pass('/r/').headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(pass('/r/blue?embed=1').headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });

  it('sends an address with a slash at its end on to the one without, under a policy too', () => {
    for (const [path, page] of [
      ['/r/blue/?embed=1', '/r/blue?embed=1'],
      ['/r/a%20b//', '/r/a%20b'],
      ['/nothing/', '/nothing'],
      ['/bad-room/', '/bad-room'],
      ['//elsewhere.example/', '/elsewhere.example'],
    ] as const) {
      const response = proxy(new NextRequest(new URL(`http://localhost${path}`)));
      expect(response.status, path).toBe(308);
      expect(response.headers.get('location'), path).toBe(`http://localhost${page}`);
      expect(response.headers.get('content-security-policy'), path).toContain('frame-ancestors');
    }
    expect(pass('/').status).toBe(200);
  });

  it('asks for TLS where there is TLS', () => {
    const ask = (headers: Record<string, string>) =>
      proxy(new NextRequest('http://localhost/', { headers })).headers.get('strict-transport-security');
    expect(ask({})).toBeNull();
    expect(ask({ 'x-forwarded-proto': 'https' })).toContain('max-age=');
  });

  it('shows no text of a link to the page about rooms that can not be', () => {
    const response = pass('/bad-room?room=Call%20this%20number&problem=empty');
    expect(response.status).toBe(404);
    expect(response.headers.get('x-middleware-rewrite')).toBe('http://localhost/bad-room');
  });

  it.each([
    ['/r/..%2F', 'bad-characters'],
    ['/r/%E2%80%8B?lang=ko', 'bad-characters'],
    ['/r/a%0Ab', 'bad-characters'],
    [`/r/${'x'.repeat(300)}`, 'too-long'],
    ['/r/%E0%A4%A', 'undecodable'],
    ['/r/', 'empty'],
  ])('shows what is wrong with %s', (path, problem) => {
    const response = pass(path);
    expect(response.status).toBe(404);
    const page = new URL(response.headers.get('x-middleware-rewrite') ?? '');
    expect(page.pathname).toBe('/bad-room');
    expect(page.searchParams.get('problem')).toBe(problem);
  });
});
