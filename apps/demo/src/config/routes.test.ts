import { expect, it } from 'vitest';
import { routesOf } from './routes';

it('takes what is no STUN server for one that may relay', () => {
  const all = { iceTransportPolicy: 'all' as const };
  expect(routesOf({ ...all, iceServerUrls: [] })).toBe('no-relay');
  expect(routesOf({ ...all, iceServerUrls: ['stun:stun.example.com', 'stuns:stun.example.com'] })).toBe('no-relay');
  expect(routesOf({ ...all, iceServerUrls: ['stun:a.example.com', 'turns:b.example.com:443'] })).toBe('any');
  // A vendor's endpoint, of which only the address is known.
  expect(routesOf({ ...all, iceServerUrls: ['https://vendor.example.com'] })).toBe('any');
  expect(routesOf({ iceTransportPolicy: 'relay', iceServerUrls: [] })).toBe('relays-only');
});
