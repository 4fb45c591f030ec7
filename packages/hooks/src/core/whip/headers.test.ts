import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIceServerLinks } from './linkHeader';
import { readRetryAfter } from './retryAfter';

describe('readIceServerLinks', () => {
  it('reads the example of RFC 9725, as a browser joins its lines', () => {
    const header = [
      '<stun:stun.example.net>; rel="ice-server"',
      '<turn:turn.example.net?transport=udp>; rel="ice-server"; username="user"; credential="myPassword"; credential-type="password"',
      '<turns:turn.example.net?transport=tcp>; rel="ice-server";\t username="user"; credential="myPassword"',
    ].join(', ');
    const relay = { username: 'user', credential: 'myPassword' };
    expect(readIceServerLinks(header)).toEqual([
      { urls: 'stun:stun.example.net' },
      { urls: 'turn:turn.example.net?transport=udp', ...relay },
      { urls: 'turns:turn.example.net?transport=tcp', ...relay },
    ]);
  });

  it('reads quotes, commas and semicolons within a value, tokens without quotes, and names in any case', () => {
    const header = String.raw`<turn:h>; REL=ice-server; Username="a,b;c"; credential="say \"hi\" \\", <stun:i>;rel="preload ICE-SERVER"`;
    expect(readIceServerLinks(header)).toEqual([
      { urls: 'turn:h', username: 'a,b;c', credential: 'say "hi" \\' },
      { urls: 'stun:i' },
    ]);
  });

  it('leaves out other links, other types of credentials, and more than sixteen', () => {
    expect(readIceServerLinks('<https://h/sse>; rel="urn:ietf:params:whip:ext:example:server-sent-events"')).toEqual([]);
    expect(readIceServerLinks('<turn:h>; rel="ice-server"; credential="x"; credential-type="oauth"')).toEqual([]);
    expect(readIceServerLinks('<stun:h>')).toEqual([]);
    expect(readIceServerLinks(null)).toEqual([]);
    expect(readIceServerLinks(Array.from({ length: 40 }, (_, index) => `<stun:${index}>;rel=ice-server`).join())).toHaveLength(16);
  });

  it('takes whatever it is given', () => {
    assert(property(string({ maxLength: 400 }), (header) => Array.isArray(readIceServerLinks(header))));
    assert(property(string({ maxLength: 400 }), (text) => Array.isArray(readIceServerLinks(`<turn:h>; rel="ice-server"; ${text}`))));
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    ['5', 5000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
    ['Thu, 01 Jan 2025 00:00:20 GMT', 0],
    ['999999999', 3_600_000],
    ['soon', 0],
    ['', 0],
    [null, 0],
  ])('reads %s as %i ms', (header, ms) => expect(readRetryAfter(header, now)).toBe(ms));
});
