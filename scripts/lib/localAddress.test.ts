import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { findLocalAddress } from './localAddress.mjs';

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '', cidr: null },
];

it('finds the address that a phone on the desk can reach', () => {
  const lo = at('127.0.0.1', true);
  expect(findLocalAddress({ lo, docker0: at('172.17.0.1'), wlan0: at('192.168.1.7') })).toBe('192.168.1.7');
  expect(findLocalAddress({ lo, utun3: at('100.64.0.2') })).toBe('100.64.0.2');
  expect(findLocalAddress({ lo, en0: at('169.254.3.4') })).toBe('127.0.0.1');
  expect(findLocalAddress({ lo })).toBe('127.0.0.1');
});
