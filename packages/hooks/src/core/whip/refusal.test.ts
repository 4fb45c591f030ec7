import { describe, expect, it } from 'vitest';
import { refusalOf } from './explain';

describe('a refusal', () => {
  it.each([
    [200, 'protocol-mismatch', 'reload', 'stop'],
    [301, 'protocol-mismatch', 'reload', 'stop'],
    [400, 'protocol-mismatch', 'reload', 'stop'],
    [401, 'signaling-rejected', 'reload', 'stop'],
    [403, 'signaling-rejected', 'reload', 'stop'],
    [404, 'stream-unavailable', 'ask-again', 'stop'],
    [405, 'protocol-mismatch', 'reload', 'stop'],
    [406, 'protocol-mismatch', 'reload', 'stop'],
    [409, 'stream-unavailable', 'ask-again', 'retry'],
    [422, 'protocol-mismatch', 'reload', 'stop'],
    [429, 'server-busy', 'ask-again', 'retry'],
    [500, 'signaling-unavailable', 'check-network', 'retry'],
    [502, 'signaling-unavailable', 'check-network', 'retry'],
    [503, 'server-busy', 'ask-again', 'retry'],
    [599, 'signaling-unavailable', 'check-network', 'retry'],
  ] as const)('by %i is %s for a publisher, with the way out %s, and then: %s', (status, code, recovery, next) => {
    const refusal = refusalOf('publisher', status, 0, '');
    expect(refusal).toMatchObject({ error: { code, recovery }, next });
    expect(refusal.error.message).toContain(`(${status})`);
  });

  it.each([404, 409, 410])('by %i is something that a player waits for', (status) => {
    expect(refusalOf('player', status, 3000, '')).toMatchObject({ next: 'wait', afterMs: 3000, error: { code: 'stream-unavailable' } });
  });

  it('says what the server says', () => {
    expect(refusalOf('player', 422, 0, 'one video at the most').error.message).toContain('422: one video at the most');
  });
});
