import { StrictMode } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createMutedSpeech } from '../core/media/mutedSpeech';
import { inside, plugIn } from '../testing/desk';
import { createBeep } from '../testing/sampleProcessors';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

async function start(options: UseUserMediaOptions = {}) {
  const devices = plugIn({ media: 'synthetic', devices: [{ ...inside, toneHz: 220 }] });
  const hook = await renderHook(() => useUserMedia({ video: false, ...options }), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.microphone.status).toBe('on');
  return { ...hook, devices };
}

/** Measures how loud each pitch is in a track, in decibels. */
function listen(track: MediaStreamTrack | null) {
  if (!track) throw new Error('There is no track.');
  const context = new AudioContext();
  onTestFinished(() => context.close());
  const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  return (hz: number) => {
    analyser.getFloatFrequencyData(bins);
    const bin = Math.round((hz * analyser.fftSize) / context.sampleRate);
    return Math.max(...bins.subarray(bin - 1, bin + 2));
  };
}

test('the microphone goes through its processor, beside what was said', async () => {
  const { result, devices, unmount } = await start({ processors: { microphone: [createBeep(880)] } });
  const loudness = listen(result.current.microphone.track);
  await expect.poll(() => loudness(880)).toBeGreaterThan(-40);
  expect(loudness(220)).toBeGreaterThan(-40);
  expect(loudness(3000)).toBeLessThan(-60);
  expect(result.current.microphone.getProcessorStats()).toEqual([
    { name: 'beep', frameRate: null, delayMs: expect.any(Number), load: null },
  ]);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

test('muting mutes what comes out, also the tone, and speech into it is still noticed', async () => {
  const { result, unmount } = await start({ processors: { microphone: [createBeep(880)] } });
  const { track } = result.current.microphone;
  await result.current.microphone.toggle(false);
  await expect.poll(() => result.current.microphone.status).toBe('muted');
  expect(track?.enabled).toBe(false);

  const muted = createMutedSpeech(result.current.stream);
  onTestFinished(muted.subscribe(() => undefined));
  await expect.poll(() => muted.getSnapshot().speaking).toBe(true);

  await result.current.microphone.toggle(true);
  await expect.poll(() => result.current.microphone.status).toBe('on');
  expect(track?.enabled).toBe(true);
  await unmount();
});

test('one that is muted stays muted when it gets and loses a processor', async () => {
  const { result, unmount } = await start();
  await result.current.microphone.toggle(false);
  await result.current.microphone.setProcessors([createBeep()]);
  await expect.poll(() => result.current.microphone.getProcessorStats()).toHaveLength(1);
  expect(result.current.microphone).toMatchObject({ status: 'muted' });
  expect(result.current.microphone.track?.enabled).toBe(false);
  await result.current.microphone.setProcessors([]);
  await expect.poll(() => result.current.microphone.getProcessorStats()).toEqual([]);
  expect(result.current.microphone.track?.enabled).toBe(false);
  await unmount();
});
