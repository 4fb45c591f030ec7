import { expect, it } from 'vitest';
import { clientAddress } from './clientAddress';

const from = (value: string | null, header: string | undefined = 'x-real-ip') =>
  clientAddress(new Request('http://localhost/', { headers: value === null ? {} : { 'x-real-ip': value } }), header);

it.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7 ', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7, 10.0.0.1', 'unknown'],
  ['anything', 'unknown'],
  ['', 'unknown'],
  [null, 'unknown'],
])('reads %j as %s', (value, address) => {
  expect(from(value)).toBe(address);
});

it('believes no header that it was not told of, and none that clients write', () => {
  expect(clientAddress(new Request('http://localhost/', { headers: { 'x-real-ip': '1.2.3.4' } }), undefined)).toBe('unknown');
  for (const header of ['X-Forwarded-For', 'forwarded', 'a b', '']) {
    expect(() => from('1.2.3.4', header)).toThrow(TypeError);
  }
});
