import { expect, it } from 'vitest';
import { parseIceUrl } from './iceUrl';

it.each([
  ['stun:stun.example', { type: 'stun', protocol: 'udp', host: 'stun.example', port: 3478 }],
  ['STUN:192.0.2.1:19302', { type: 'stun', protocol: 'udp', host: '192.0.2.1', port: 19_302 }],
  ['turn:[2001:db8::1]:80?transport=tcp', { type: 'turn', protocol: 'tcp', host: '[2001:db8::1]', port: 80 }],
  ['turn:turn.example?transport=udp', { type: 'turn', protocol: 'udp', host: 'turn.example', port: 3478 }],
  ['turns:turn.example?transport=tcp', { type: 'turn', protocol: 'tls', host: 'turn.example', port: 5349 }],
  ['stuns:stun.example:443', { type: 'stun', protocol: 'tls', host: 'stun.example', port: 443 }],
])('%s', (url, parsed) => expect(parseIceUrl(url)).toEqual(parsed));

it.each([
  '',
  'stun:',
  'stun.example',
  'http://stun.example',
  'stun://stun.example',
  'turn:turn.example:0',
  'turn:turn.example:99999',
  'turn:user@turn.example',
  'turn:turn.example?transport=sctp',
  'turn:2001:db8::1',
])('%s is none', (url) => expect(parseIceUrl(url)).toBeNull());
