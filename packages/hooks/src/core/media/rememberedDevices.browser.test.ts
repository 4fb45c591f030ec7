import { afterEach, describe, expect, test, vi } from 'vitest';
import { recallDevices, rememberDevice, rememberKey } from './rememberedDevices';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('remembered devices', () => {
  test('the option is a key, or stands for the usual one, or for none', () => {
    expect(rememberKey(undefined)).toBeNull();
    expect(rememberKey(false)).toBeNull();
    expect(rememberKey(true)).toBe('visavis:devices');
    expect(rememberKey('my-app')).toBe('my-app');
  });

  test('each kind is kept beside the other', () => {
    rememberDevice('key', 'camera', { deviceId: 'c', label: 'Camera' });
    rememberDevice('key', 'microphone', { deviceId: 'm', label: '' });
    rememberDevice('key', 'camera', { deviceId: 'd', label: 'Other' });
    expect(recallDevices('key')).toEqual({
      camera: { deviceId: 'd', label: 'Other' },
      microphone: { deviceId: 'm', label: '' },
    });
    expect(recallDevices('another key')).toEqual({});
  });

  test.each([
    '{',
    'null',
    '7',
    '[]',
    '{"camera":null}',
    '{"camera":{"deviceId":5}}',
    '{"camera":{"deviceId":""}}',
  ])('what another script stored there is no choice: %s', (text) => {
    localStorage.setItem('key', text);
    expect(recallDevices('key')).toEqual({});
    rememberDevice('key', 'camera', { deviceId: 'c', label: '' });
    expect(recallDevices('key')).toEqual({ camera: { deviceId: 'c', label: '' } });
  });

  test('a storage that throws remembers nothing and harms nothing', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    rememberDevice('key', 'camera', { deviceId: 'c', label: '' });
    expect(recallDevices('key')).toEqual({});
  });
});
