import { describe, expect, it } from 'vitest';
import { explainQuality, judge } from './connectionQuality';
import { unknownRoute } from './route';

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

describe('explainQuality', () => {
  const stream = { mid: '0', codec: 'opus', bitrateKbps: 30, roundTripMs: null, bytes: 0, packets: 0 };
  const look = (second: number, roundTripMs: number, packetLoss = 0, jitterMs = 4) => ({
    at: second * 1000,
    route: { ...unknownRoute, roundTripMs },
    inbound: { audio: [{ ...stream, packetLoss, jitterMs }], video: [] },
    outbound: { audio: [], video: [] },
  });
  const from = (start: number, seconds: number, roundTripMs: number, packetLoss = 0) =>
    Array.from({ length: seconds }, (_, index) => look(start + index, roundTripMs, packetLoss));

  it('names the measure that is nearest to its limit while all is good', () => {
    expect(explainQuality(from(0, 3, 90))).toEqual({
      quality: 'good',
      measure: 'roundTripMs',
      value: 90,
      fair: 300,
      poor: 800,
      since: 0,
    });
    expect(explainQuality([look(0, 30, 0, 20)])).toMatchObject({ measure: 'jitterMs', value: 20 });
  });

  it('names the measure that made it worse, and since when', () => {
    const verdict = explainQuality([...from(0, 10, 250), ...from(10, 6, 250, 0.06)]);
    expect(verdict).toMatchObject({ quality: 'fair', measure: 'packetLoss', fair: 0.02, poor: 0.1, since: 11_000 });
    expect(verdict?.value).toBeCloseTo(0.06);
  });

  it('has no verdict without a measure', () => {
    expect(explainQuality([])).toBeUndefined();
    const { route } = look(0, 0);
    const nothing = { audio: [], video: [] };
    const unmeasured = { at: 0, route: { ...route, roundTripMs: null }, inbound: nothing, outbound: nothing };
    expect(explainQuality([unmeasured])).toBeUndefined();
    expect(explainQuality([look(0, 40), { ...unmeasured, at: 9000 }])).toBeUndefined();
  });
});
