import { describe, expect, it } from 'vitest';
import { readIce } from './iceSettings';

describe('readIce', () => {
  it('has no servers and no problem with nothing set', () => {
    expect(readIce({})).toEqual({ iceTransportPolicy: 'all', iceServerUrls: [], iceProblem: null });
  });

  it('lists addresses without credentials', () => {
    const turn = { TURN_URLS: 'turn:turn.example.com', TURN_SECRET: 'turn-secret' };
    const ice = readIce({ ...turn, ICE_TRANSPORT_POLICY: 'relay' });
    expect(ice).toEqual({
      iceTransportPolicy: 'relay',
      iceServerUrls: ['turn:turn.example.com'],
      iceProblem: null,
    });
  });

  it('makes a problem to show of a list that is broken, without quoting it', () => {
    const ice = readIce({ ICE_SERVERS: '[{"credential": "pass' });
    expect(ice.iceServerUrls).toEqual([]);
    expect(ice.iceProblem).toMatch(/^ICE_SERVERS /);
    expect(ice.iceProblem).not.toContain('pass');
  });

  it('goes on with what is left of a configuration, and with the host alone of a vendor', () => {
    const vendor = { ICE_SERVERS_URL: 'https://vendor.example/keys/the-key?apiKey=the-key' };
    const ice = readIce({ ...vendor, STUN_URLS: 'stun:stun.example.com', TURN_URLS: 'turn:turn.example.com' });
    expect(ice.iceServerUrls).toEqual(['stun:stun.example.com', 'https://vendor.example']);
    expect(ice.iceProblem).toMatch(/^TURN_URLS needs TURN_SECRET/);
  });

  it('hides addresses when it is not clear whether to', () => {
    const ice = readIce({ ICE_TRANSPORT_POLICY: 'realy' });
    expect(ice.iceTransportPolicy).toBe('relay');
    expect(ice.iceProblem).toMatch(/ICE_TRANSPORT_POLICY/);
  });
});
