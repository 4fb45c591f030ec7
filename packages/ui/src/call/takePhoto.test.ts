import { expect, it } from 'vitest';
import { photoName } from './takePhoto';

it('names a photo after the moment', () => {
  expect(photoName(new Date(2026, 4, 1, 9, 5, 3))).toBe('photo-2026-05-01-090503.jpg');
});
