import { describe, expect, it, vi } from 'vitest';
import type { Environment } from '../environment';
import { createIceServers, type IceServersAnswer } from './createIceServers';
import { describeIceServers } from './describeIceServers';
import type { IceConfig } from './iceSettings';

const get = () => new Request('http://localhost/ice');

describe('a configuration that cannot work', () => {
  const turn = { TURN_URLS: 'turn:t.example', TURN_SECRET: 'hunter2' };
  const vendor = { ICE_SERVERS_URL: 'https://vendor.example/ice' };
  it.each<[string, IceConfig | Environment, RegExp]>([
    ['not JSON', { ICE_SERVERS: '[{"urls": hunter2' }, /^ICE_SERVERS must be JSON/],
    ['a number', { ICE_SERVERS: '7' }, /^ICE_SERVERS must be an array of ICE servers/],
    ['a text', { ICE_SERVERS: '"stun:hunter2"' }, /^ICE_SERVERS must be an array/],
    ['null', { ICE_SERVERS: 'null' }, /^ICE_SERVERS must be an array/],
    ['numbers', { ICE_SERVERS: '[1, 2]' }, /^ICE_SERVERS\[0\] must be an object with urls/],
    ['no urls', { ICE_SERVERS: '[{}]' }, /^ICE_SERVERS\[0\] must have urls/],
    ['empty urls', { ICE_SERVERS: '[{"urls":[]}]' }, /^ICE_SERVERS\[0\] must have urls/],
    ['a number as a url', { ICE_SERVERS: '[{"urls":[3]}]' }, /^ICE_SERVERS\[0\]\.urls\[0\] must be stun:/],
    ['a web address', { ICE_SERVERS: '[{"urls":"https://hunter2"}]' }, /^ICE_SERVERS\[0\]\.urls must be/],
    [
      'a relay without credentials, wrapped',
      { ICE_SERVERS: '{"iceServers":[{"urls":"stun:a"},{"urls":"turn:b","username":"u"}]}' },
      /^ICE_SERVERS\.iceServers\[1\] has a turn: or turns: URL and needs username and credential/,
    ],
    [
      'a number as a credential',
      { ICE_SERVERS: '[{"urls":"turn:b","username":"u","credential":7}]' },
      /^ICE_SERVERS\[0\]\.credential must be a text/,
    ],
    ['a relay as STUN', { STUN_URLS: 'stun:a turn:hunter2' }, /^STUN_URLS must hold stun:.*entry 2 is not/],
    ['STUN over TLS', { STUN_URLS: 'stun:a stuns:hunter2' }, /^STUN_URLS has a stuns: URL, for which Firefox/],
    ['STUN over TLS, as JSON', { ICE_SERVERS: '[{"urls":["STUNS:a"]}]' }, /^ICE_SERVERS has a stuns: URL/],
    ['a vendor at no address', { ICE_SERVERS_URL: 'hunter2' }, /^ICE_SERVERS_URL must be the https:/],
    ['a vendor elsewhere', { ICE_SERVERS_URL: 'ftp://hunter2' }, /^ICE_SERVERS_URL must be the https:/],
    ['a vendor who would get the token in the clear', { ICE_SERVERS_URL: 'http://vendor.example/hunter2' }, /^ICE_SERVERS_URL must begin with https:/],
    [
      'a token in the address',
      { ICE_SERVERS_URL: 'https://sid:hunter2@a.example' },
      /^ICE_SERVERS_URL must not hold a user and a password/,
    ],
    ['a token alone', { ICE_SERVERS_TOKEN: 'hunter2' }, /^ICE_SERVERS_TOKEN is set, but ICE_SERVERS_URL is not/],
    ['a method alone', { ICE_SERVERS_METHOD: 'GET' }, /^ICE_SERVERS_METHOD is set, but ICE_SERVERS_URL is not/],
    ['a method that is none', { ...vendor, ICE_SERVERS_METHOD: 'hunter2' }, /^ICE_SERVERS_METHOD must be 'GET', /],
    ['a token of two lines', { ...vendor, ICE_SERVERS_TOKEN: 'hunter2\nx: y' }, /^ICE_SERVERS_TOKEN must be of pr/],
    ['a token of words', { ...vendor, ICE_SERVERS_TOKEN: 'hunter2 is it' }, /^ICE_SERVERS_TOKEN must be a key, US/],
    ['a time for a vendor', { ...vendor, ICE_SERVERS_METHOD: 'POST', TURN_TTL_SECONDS: 'x' }, /^TURN_TTL_SECONDS/],
    ['STUN with a query', { STUN_URLS: 'stun:a?transport=udp' }, /^STUN_URLS .*entry 1 is not/],
    ['STUN as a relay', { ...turn, TURN_URLS: 'stun:a' }, /^TURN_URLS must hold turn:.*entry 1 is not/],
    ['a relay without credentials', { TURN_URLS: 'turn:a' }, /^TURN_URLS needs TURN_SECRET, or/],
    ['half of them', { TURN_URLS: 'turn:a', TURN_USERNAME: 'u' }, /^TURN_URLS needs TURN_SECRET, or/],
    ['both kinds', { ...turn, TURN_CREDENTIAL: 'hunter2' }, /^TURN_SECRET and TURN_CREDENTIAL are both set/],
    ['a secret alone', { TURN_SECRET: 'hunter2' }, /^TURN_SECRET is set, but TURN_URLS is not/],
    ['credentials alone', { TURN_CREDENTIAL: 'hunter2' }, /^TURN_CREDENTIAL is set, but TURN_URLS is not/],
    ['no time', { ...turn, TURN_TTL_SECONDS: '0' }, /^TURN_TTL_SECONDS must be a positive whole number/],
    ['less than none', { ...turn, TURN_TTL_SECONDS: '-5' }, /^TURN_TTL_SECONDS must be a positive/],
    ['a unit', { ...turn, TURN_TTL_SECONDS: '1h' }, /^TURN_TTL_SECONDS must be a positive/],
    ['a fraction', { turnUrls: 'turn:a', turnSecret: 's', turnTtlSeconds: 0.5 }, /^turnTtlSeconds must be/],
    ['a secret alone, in code', { turnSecret: 'hunter2' }, /^turnSecret is set, but turnUrls is not/],
  ])('%s', (_what, config, message) => {
    for (const create of [createIceServers, describeIceServers]) {
      expect(() => create(config)).toThrow(TypeError);
      expect(() => create(config)).toThrow(message);
      expect(() => create(config)).not.toThrow(/hunter2/);
    }
  });
});

it.each(['localhost:1', '127.0.0.1:1', '[::1]:1', 'vendor.localhost'])('asks a vendor at %s without TLS, which nobody on the way reads', (host) => {
  expect(describeIceServers({ ICE_SERVERS_URL: `http://${host}/ice` })).toEqual([`http://${host}`]);
});

it('goes on with what is left, if it is told to', async () => {
  const env = { ICE_SERVERS: '[1]', STUN_URLS: 'stun:left.example', TURN_URLS: 'turn:hunter2' };
  const onError = vi.fn();
  const handler = createIceServers(env, { skipBroken: true, onError });
  const response = await handler(get());
  expect(await response.json()).toEqual({
    iceServers: [{ urls: ['stun:left.example'] }],
    ttlSeconds: 86_400,
    problems: [
      { code: 'misconfigured', message: 'ICE_SERVERS[0] must be an object with urls.' },
      { code: 'misconfigured', message: expect.stringMatching(/^TURN_URLS needs TURN_SECRET/) },
    ],
  });
  await handler(get());
  expect(onError.mock.calls.map(([error]) => (error as Error).message)).toEqual([
    'ICE_SERVERS[0] must be an object with urls.',
    expect.stringMatching(/^TURN_URLS needs TURN_SECRET/),
  ]);
  expect(describeIceServers(env, { skipBroken: true })).toEqual(['stun:left.example']);
});

it('keeps the good entries of a list, brings them into form, and tells what is wrong with the others', async () => {
  const turn = { username: 'u\n', credential: ' c' };
  const list = [
    { urls: ' STUN:one.example ' },
    { urls: 'stun:two.example?transport=udp' },
    { urls: ['turn://three.example', 'TURN:three.example:80?TRANSPORT=TCP', 'turn:three.example:53'], ...turn },
    7,
    { urls: 'stuns:four.example' },
  ];
  const env = { ICE_SERVERS: JSON.stringify(list), STUN_URLS: 'stun:five.example stun:six.example:53' };
  const response = await createIceServers(env, { skipBroken: true, authorize: () => true })(get());
  const { iceServers, problems } = (await response.json()) as IceServersAnswer;
  expect(iceServers).toEqual([
    { urls: 'stun:one.example' },
    { urls: ['turn:three.example:80?transport=tcp'], username: 'u', credential: 'c' },
    { urls: ['stun:five.example'] },
  ]);
  expect(problems?.map(({ message }) => message.split(' ', 1)[0])).toEqual([
    'ICE_SERVERS[1].urls',
    'ICE_SERVERS[2].urls[0]',
    'ICE_SERVERS[2].urls[2]',
    'ICE_SERVERS[3]',
    'ICE_SERVERS',
    'STUN_URLS',
  ]);
});

describe('describeIceServers', () => {
  it('lists addresses and nothing secret', () => {
    expect(
      describeIceServers({
        ICE_SERVERS: '[{"urls":["turn:a.example"],"username":"u","credential":"hunter2"}]',
        STUN_URLS: 'stun:b.example',
        TURN_URLS: 'turn:c.example',
        TURN_SECRET: 'hunter2',
      }),
    ).toEqual(['turn:a.example', 'stun:b.example', 'turn:c.example']);
    expect(describeIceServers({ ICE_SERVERS_URL: 'https://vendor.example:8443/keys/hunter2?apiKey=hunter2' })).toEqual([
      'https://vendor.example:8443',
    ]);
    expect(describeIceServers({})).toEqual([]);
  });
});
