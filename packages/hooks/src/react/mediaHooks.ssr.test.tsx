import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { useAudioLevel } from './useAudioLevel';
import { useDevices } from './useDevices';
import { useDisplayMedia } from './useDisplayMedia';
import { useSpeaking } from './useSpeaking';
import { useUserMedia } from './useUserMedia';

const renderHookToString = (hook: () => unknown) => {
  const Probe = () => JSON.stringify(hook());
  return JSON.parse(renderToString(<Probe />).replaceAll('&quot;', '"')) as unknown;
};

describe('on a server, where there is no browser', () => {
  test('useUserMedia is idle, even if it is to start by itself', () => {
    const off = { status: 'off', track: null, deviceId: null, error: null };
    expect(renderHookToString(() => useUserMedia({ autoStart: true, remember: true }))).toEqual({
      status: 'idle',
      stream: null,
      error: null,
      camera: { ...off, canFlip: false, capabilities: {}, settings: {} },
      microphone: off,
    });
  });

  test('useDisplayMedia is idle', () => {
    expect(renderHookToString(() => useDisplayMedia())).toEqual({
      status: 'idle',
      stream: null,
      error: null,
      surface: null,
      endedBy: null,
    });
  });

  test('useDevices knows nothing yet', () => {
    expect(renderHookToString(() => useDevices())).toEqual({
      status: 'idle',
      cameras: [],
      microphones: [],
      speakers: [],
      permission: { camera: 'unknown', microphone: 'unknown' },
      canSelectSpeaker: false,
      error: null,
    });
  });

  test('useAudioLevel and useSpeaking hear nothing', () => {
    expect(renderHookToString(() => useAudioLevel(null).getLevel())).toBe(0);
    expect(renderHookToString(() => useSpeaking(null))).toBe(false);
  });
});
