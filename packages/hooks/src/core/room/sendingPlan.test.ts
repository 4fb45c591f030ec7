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
});
