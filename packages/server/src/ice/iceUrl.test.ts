import { expect, it } from 'vitest';
import { isIceUrl, normalizeIceUrl } from './iceUrl';

// Each was put to `new RTCPeerConnection` of Chromium 156 and Firefox 153; where they differ (`stuns:` is
// unknown to Firefox), the one that takes it decides.
it.each([
  'stun:a.example',
  'stun:a.example:3478',
  'stuns:a.example:5349',
  'STUN:a.example',
  'stun:10.0.0.1:3478',
  'stun:[2001:db8::1]:3478',
  'turn:a_b.example',
  'turn:a.example:80?transport=tcp',
  'turn:a.example?transport=UDP',
  'turns:a.example:443?transport=tcp',
  'turn:a.example:5349',
  'turn:a.example:8080',
])('takes %s', (url) => {
  expect(isIceUrl(url)).toBe(true);
});

it.each([
  '',
  'a.example',
  'https://a.example',
  'stun:',
  'stun://a.example',
  'stun:a.example:3478?transport=udp',
  'turn:a.example?transport=tls',
  'turn:a.example?foo=bar',
  'turn:a.example:99999',
  'turn:a.example:0',
  'turn:a.example:port',
  'turn:a.example:53?transport=udp',
  'stun:a.example:53',
  'stun:a.example:21',
  'turn:a.example:5060',
  'turns:a.example:6667?transport=tcp',
  'turn:[2001:db8::1]:10080',
  'turn://a.example',
  'turn:a.example/x',
  'turn:u@a.example',
  'turn:a.example b.example',
  ' stun:a.example',
])('refuses %j', (url) => {
  expect(isIceUrl(url)).toBe(false);
});

it.each([
  [' stun:a.example\n', 'stun:a.example'],
  ['TURN:A.example:80?TRANSPORT=TCP', 'turn:A.example:80?transport=tcp'],
])('brings %j into the form that browsers take', (url, normal) => {
  expect(normalizeIceUrl(url)).toBe(normal);
});
