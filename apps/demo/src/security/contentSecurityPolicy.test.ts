import { describe, expect, it } from 'vitest';
import type { PublicPusherSettings } from '@visavis/server';
import { contentSecurityPolicy, type PageSecurity } from './contentSecurityPolicy';

const page: PageSecurity = {
  nonce: 'abc',
  signaling: null,
  pageHost: 'call.example.com',
  frameAncestors: null,
  development: false,
};

function directive(name: string, given: Partial<PageSecurity> = {}): string[] {
  const policy = contentSecurityPolicy({ ...page, ...given });
  const found = policy.split('; ').find((each) => each.startsWith(`${name} `));
  return found?.split(' ').slice(1) ?? [];
}

const connect = (signaling: Omit<PublicPusherSettings, 'transport' | 'key'>, pageHost = page.pageHost) =>
  directive('connect-src', { signaling: { transport: 'pusher', key: 'k', ...signaling }, pageHost });

describe('contentSecurityPolicy', () => {
  it('lets no script run that is not marked', () => {
    expect(directive('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'", "'wasm-unsafe-eval'"]);
    expect(directive('script-src', { development: true })).toContain("'unsafe-eval'");
    expect(directive('object-src')).toEqual(["'none'"]);
    expect(directive('base-uri')).toEqual(["'none'"]);
  });

  it('lets the page connect to its own server and to the signaling server', () => {
    expect(directive('connect-src')).toEqual(["'self'"]);
    expect(connect({ cluster: 'eu' })).toEqual(["'self'", 'wss://ws-eu.pusher.com']);
    expect(connect({ host: 'ws.example.com', port: 443, tls: true })).toEqual(["'self'", 'wss://ws.example.com:443']);
    expect(connect({ host: 'localhost', port: 6001, tls: false }, 'localhost')).toContain('ws://localhost:6001');
    expect(connect({ host: 'localhost', port: 6001, tls: false }, '192.168.1.7')).toContain('ws://192.168.1.7:6001');
  });

  it('lets the page connect by the scheme to a signaling server at an IPv6 address, which no source can name', () => {
    expect(connect({ host: '2001:db8::1', port: 6001, tls: true })).toEqual(["'self'", 'wss:']);
    expect(connect({ host: '2001:db8::1', port: 6001, tls: false })).toEqual(["'self'", 'ws:', 'wss:']);
    expect(connect({ host: 'localhost', port: 6001, tls: true }, '[2001:db8::7]')).toEqual(["'self'", 'wss:']);
  });

  it('lets nobody frame it unless it is meant for that', () => {
    expect(directive('frame-ancestors')).toEqual(["'none'"]);
    expect(directive('frame-ancestors', { frameAncestors: [] })).toEqual(["'self'"]);
    const frameAncestors = ['https://site.example'];
    expect(directive('frame-ancestors', { frameAncestors })).toEqual(["'self'", 'https://site.example']);
  });
});
