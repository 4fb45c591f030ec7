import { isRoomName } from '@visavis/server';
import { describe, expect, it } from 'vitest';
import { suggestRoomName } from './suggestRoomName';

describe('suggestRoomName', () => {
  it('makes names of rooms, from the first of each list to the last', () => {
    const names = [suggestRoomName(), suggestRoomName(() => 0), suggestRoomName((below) => below - 1)];
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+-[a-z]+-[2-9a-z]{6}$/);
      expect(isRoomName(name)).toBe(true);
    }
  });

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 200 }, () => suggestRoomName())).size).toBe(200);
  });
});
