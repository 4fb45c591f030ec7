import { afterEach, expect, test, vi } from 'vitest';
import { createSyntheticStream, type SyntheticStreamOptions } from './syntheticStream';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.restoreAllMocks();
});

function create(options?: SyntheticStreamOptions) {
  const synthetic = createSyntheticStream(options);
  ends.push(synthetic.stop);
  return synthetic;
}

/** A reader of the pictures that a `<video>` really decodes. */
async function watch(stream: MediaStream) {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  document.body.append(video);
  ends.push(() => video.remove());
  await video.play();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  return {
    video,
    /** Red, green and blue near the top left corner, where nothing but the colour is. */
    corner() {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      return [...context.getImageData(8, 8, 1, 1).data].slice(0, 3);
    },
    whole() {
      this.corner();
      return canvas.toDataURL();
    },
  };
}

/** How loud a stream is, as the middle power of its samples. */
function listen(stream: MediaStream) {
  const context = new AudioContext();
  ends.push(() => void context.close());
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const bins = new Float32Array(analyser.frequencyBinCount);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    /** The loudest pitch, in hertz. */
    pitch() {
      analyser.getFloatFrequencyData(bins);
      return (bins.indexOf(Math.max(...bins)) * context.sampleRate) / analyser.fftSize;
    },
  };
}

test('the picture has the asked size and colour, and moves', async () => {
  const { stream } = create({ color: 'rgb(200, 40, 80)', label: 'Ada', width: 320, height: 240 });
  const view = await watch(stream);
  await expect.poll(() => [view.video.videoWidth, view.video.videoHeight]).toEqual([320, 240]);
  await expect
    .poll(() => view.corner().map((value, index) => Math.abs(value - [200, 40, 80][index]!) < 16))
    .toEqual([true, true, true]);
  const first = view.whole();
  await expect.poll(() => view.whole()).not.toBe(first);
  expect(stream.getAudioTracks()).toHaveLength(0);
});

test('the tone has the asked pitch, and its volume can be set', async () => {
  const { stream, setVolume } = create({ toneHz: 440, video: false });
  expect(stream.getVideoTracks()).toHaveLength(0);
  const ear = listen(stream);
  await expect.poll(() => ear.level()).toBeGreaterThan(0.2);
  await expect.poll(() => Math.abs(ear.pitch() - 440)).toBeLessThan(30);
  setVolume(0);
  await expect.poll(() => ear.level()).toBeLessThan(0.01);
});

test('all tones share one audio context, which the last one closes', async () => {
  const made: AudioContext[] = [];
  const Real = AudioContext;
  vi.spyOn(globalThis, 'AudioContext').mockImplementation(function spy() {
    const context = new Real();
    made.push(context);
    return context;
  });
  const one = create({ toneHz: 220 });
  const two = create({ toneHz: 330 });
  expect(made).toHaveLength(1);
  one.stop();
  one.stop();
  expect(made[0]?.state).not.toBe('closed');
  two.stop();
  await expect.poll(() => made[0]?.state).toBe('closed');

  create({ toneHz: 220 }).stop();
  expect(made).toHaveLength(2);
});

test('stop ends every track and the timer', () => {
  const cleared = vi.spyOn(globalThis, 'clearInterval');
  const { stream, stop } = create({ toneHz: 220 });
  expect(stream.getTracks().map((track) => track.readyState)).toEqual(['live', 'live']);
  stop();
  expect(stream.getTracks().map((track) => track.readyState)).toEqual(['ended', 'ended']);
  expect(cleared).toHaveBeenCalled();
});
