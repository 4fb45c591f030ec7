import { expect, test } from 'vitest';
import { en } from '../locales/en';
import { ko } from '../locales/ko';
import { mergeLabels } from './mergeLabels';

test('takes one label from deep within, and leaves the others', () => {
  const merged = mergeLabels(en, { devicePicker: { camera: { label: 'Webcam' } }, chatPanel: { time: () => 'now' } });
  expect(merged.devicePicker.camera.label).toBe('Webcam');
  expect(merged.devicePicker.camera.none).toBe(en.devicePicker.camera.none);
  expect(merged.devicePicker.microphone).toBe(en.devicePicker.microphone);
  expect(merged.chatPanel.time(1)).toBe('now');
  expect(merged.lobby).toBe(en.lobby);
  expect(en.devicePicker.camera.label).toBe('Camera');
});

test('a whole locale takes the place of another', () => {
  expect(mergeLabels(en, ko)).toEqual(ko);
});

test('what is undefined is left out; nothing given is the same object', () => {
  expect(mergeLabels(en.lobby, { title: undefined, name: 'Name' })).toEqual({ ...en.lobby, name: 'Name' });
  expect(mergeLabels(en, undefined)).toBe(en);
});
