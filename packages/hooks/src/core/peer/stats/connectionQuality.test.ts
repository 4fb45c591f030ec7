import { describe, expect, it } from 'vitest';
import { judge } from './connectionQuality';

const calm = { packetLoss: 0, roundTripMs: 40, jitterMs: 5, frozenShare: 0 };

describe('judge', () => {
  it('is good while nothing is wrong, and knows nothing when nothing was measured', () => {
    expect(judge([calm], undefined)).toBe('good');
    const nothing = { packetLoss: null, roundTripMs: null, jitterMs: null, frozenShare: null };
    expect(judge([nothing], 'good')).toBeUndefined();
    expect(judge([{ ...nothing, roundTripMs: 40 }], undefined)).toBe('good');
  });

  it.each([
    ['packetLoss', 0.03, 0.11],
    ['roundTripMs', 310, 820],
    ['jitterMs', 60, 110],
    ['frozenShare', 0.06, 0.3],
  ])('goes by %s alone if that is the worst', (measure, fair, poor) => {
    expect(judge([{ ...calm, [measure]: fair }], undefined)).toBe('fair');
    expect(judge([{ ...calm, [measure]: poor }], undefined)).toBe('poor');
  });

  it('averages, so that one bad second among five is not the end of the world', () => {
    const bad = { ...calm, packetLoss: 0.2 };
    expect(judge([calm, calm, bad, calm, calm], 'good')).toBe('fair');
    expect(judge([calm, bad, bad, bad, calm], 'good')).toBe('poor');
  });

  it('gets better only well below the limit', () => {
    const near = { ...calm, packetLoss: 0.09 };
    expect(judge([near], 'fair')).toBe('fair');
    expect(judge([near], 'poor')).toBe('poor');
    expect(judge([{ ...calm, packetLoss: 0.07 }], 'poor')).toBe('fair');
    expect(judge([{ ...calm, roundTripMs: 290 }], 'fair')).toBe('fair');
    expect(judge([{ ...calm, roundTripMs: 290 }], 'good')).toBe('good');
    expect(judge([{ ...calm, roundTripMs: 230 }], 'poor')).toBe('good');
  });
});
