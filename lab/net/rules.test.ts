import { describe, expect, test } from 'vitest';
import { lan } from './addresses';
import { firewallRules } from './firewallRules';
import { natRules } from './natRules';

const host = lan(1).host(1);

describe('a NAT', () => {
  test('keeps the outer port, unless it is symmetric', () => {
    expect(natRules('cone', host)).not.toContain('fully-random');
    expect(natRules('full-cone', host)).not.toContain('fully-random');
    expect(natRules('symmetric', host)).toContain('fully-random');
  });

  test('lets strangers in only as a full cone, to its one host', () => {
    expect(natRules('full-cone', host)).toContain(`dnat to ${host}`);
    for (const kind of ['cone', 'symmetric'] as const) expect(natRules(kind, host)).not.toContain('dnat');
  });

  test('of every kind drops early packets before they claim a port', () => {
    for (const kind of ['cone', 'full-cone', 'symmetric'] as const) {
      expect(natRules(kind, host)).toContain('iifname "wan" ct state new drop');
    }
  });
});

test('a firewall drops UDP, or all but TCP to 443', () => {
  expect(firewallRules('open')).not.toContain('drop');
  expect(firewallRules('no-udp')).toContain('meta l4proto udp drop');
  expect(firewallRules('only-tcp-443')).toMatch(/tcp dport 443 accept; drop;/);
});

test('networks do not overlap, and neither do their hosts', () => {
  const hosts = [1, 2].flatMap((number) => [lan(number).gateway, lan(number).host(1), lan(number).host(2)]);
  expect(new Set(hosts).size).toBe(hosts.length);
});
