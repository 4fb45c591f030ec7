import { describe, expect, it } from 'vitest';
import { planSending, type SendingSituation } from './sendingPlan';

const plan = (source: 'camera' | 'screen', situation: Partial<SendingSituation> = {}) =>
  planSending(source, { others: 1, saveData: false, watched: true, ...situation });

describe('the plan of what is sent', () => {
  it('keeps a whole room within a home’s upstream', () => {
    for (let others = 1; others <= 7; others++) {
      expect(plan('camera', { others }).maxKbps * others).toBeLessThanOrEqual(2_100);
      expect((plan('camera', { others }).maxKbps + plan('screen', { others }).maxKbps) * others).toBeLessThan(9_000);
    }
  });

  it('makes cameras smaller the more people there are', () => {
    const heights = [1, 2, 3, 4, 6, 16].map((others) => plan('camera', { others }).maxHeight);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(heights.at(-1)).toBe(180);
  });

  it('keeps a screen sharp', () => {
    for (const situation of [{}, { others: 6 }, { saveData: true }]) {
      expect(plan('screen', situation)).toMatchObject({
        maxHeight: 1080,
        degradationPreference: 'maintain-resolution',
      });
    }
  });

  it('sends little to those who save data or do not look', () => {
    for (const situation of [{ saveData: true }, { watched: false }]) {
      expect(plan('camera', situation).maxKbps).toBeLessThan(150);
      expect(plan('screen', situation).maxKbps).toBeLessThan(plan('screen').maxKbps);
    }
  });

  it('sends as much as the application asks for, however many there are', () => {
    const sending = { camera: { maxHeight: 1080, maxFrameRate: 60, maxBitrateKbps: 6000 }, screen: { maxFrameRate: 30 } };
    for (const others of [1, 4, 12]) {
      const camera = plan('camera', { others, sending });
      expect(camera).toMatchObject({ maxHeight: 1080, maxFramesPerSecond: 60, maxKbps: 6000 });
      expect(plan('screen', { others, sending })).toMatchObject({ maxHeight: 1080, maxFramesPerSecond: 30 });
    }
  });

  it('gives a larger picture a higher bit rate, and a smaller one a lower', () => {
    const kbps = (maxHeight: number) => plan('camera', { sending: { camera: { maxHeight } } }).maxKbps;
    expect(kbps(720)).toBe(plan('camera').maxKbps);
    expect(kbps(1080)).toBeGreaterThan(1.5 * kbps(720));
    expect(kbps(1080)).toBeLessThan(2.25 * kbps(720));
    expect(kbps(180)).toBeLessThan(kbps(720) / 4);
  });

  it('sends little to those who do not look, whatever the application asks for', () => {
    const camera = { maxHeight: 1080, maxBitrateKbps: 6000 };
    expect(plan('camera', { watched: false, sending: { camera } })).toEqual(plan('camera', { watched: false }));
    expect(plan('camera', { saveData: true, sending: { camera: { maxHeight: 90 } } }).maxHeight).toBe(90);
    expect(plan('screen', { watched: false, sending: { screen: { maxFrameRate: 30 } } }).maxFramesPerSecond).toBe(3);
  });

  it('sends no more lines than are shown, and the bits of those', () => {
    expect(plan('camera', { shownHeight: 180 }).maxHeight).toBe(180);
    expect(plan('camera', { shownHeight: 180 }).maxKbps).toBe(plan('camera').maxKbps / 4);
    expect(plan('camera', { shownHeight: 1080 })).toEqual(plan('camera'));
    expect(plan('camera', { others: 8, shownHeight: 720 })).toEqual(plan('camera', { others: 8 }));
    expect(plan('screen', { shownHeight: 540 })).toMatchObject({ maxHeight: 540, maxFramesPerSecond: 15 });
    const sending = { camera: { maxHeight: 1080, maxBitrateKbps: 4000 } };
    expect(plan('camera', { sending, shownHeight: 270 }).maxHeight).toBe(270);
    expect(plan('camera', { sending, shownHeight: null }).maxHeight).toBe(1080);
  });

  it.each([0, -1, Number.NaN, Infinity])('takes %d for nothing that was asked for', (bad) => {
    const sending = { camera: { maxHeight: bad, maxFrameRate: bad, maxBitrateKbps: bad } };
    expect(plan('camera', { sending })).toEqual(plan('camera'));
  });
});
