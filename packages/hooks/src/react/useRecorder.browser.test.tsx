import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import type { RecorderSources } from '../core/recorder/recorderSource';
import { addTrackTo, removeTrackFrom } from '../core/media/streamTracks';
import { playBack, type Playback } from '../testing/playBack';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { watchMade } from '../testing/watchMade';
import { useRecorder } from './useRecorder';

const RED = 'rgb(200, 30, 30)';
const BLUE = 'rgb(30, 30, 200)';
const GREEN = 'rgb(30, 160, 30)';
/** Little to encode: a busy machine is behind with more. */
const SMALL = { width: 320, height: 180, frameRate: 10 };

let contexts: AudioContext[] = [];
let workers: Worker[] = [];
let ended: Worker[] = [];
const undo: (() => void)[] = [];

beforeEach(() => {
  contexts = watchMade('AudioContext');
  workers = watchMade('Worker');
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  undo.push(() => terminate.mockRestore());
  ended = terminate.mock.contexts as Worker[];
});
afterEach(() => {
  for (const each of undo.splice(0)) each();
  vi.unstubAllGlobals();
});

function camera(color: string, toneHz: number | null, size = { width: 640, height: 360 }): SyntheticStream {
  const made = createSyntheticStream({ color, toneHz, ...size });
  undo.push(made.stop);
  // The tones have a context of their own.
  contexts.length = 0;
  return made;
}

const render = (streams: RecorderSources) =>
  renderHook((props?: { streams: RecorderSources }) => useRecorder(props?.streams ?? null), {
    wrapper: StrictMode,
    initialProps: { streams },
  });

type Page = Awaited<ReturnType<typeof render>>;

const statusOf = (page: Page) => page.result.current.status;

/** Waits until this much is recorded, by the recorder's own clock, and some of it is encoded: a busy machine begins late. */
async function recorded(page: Page, seconds: number) {
  await expect.poll(() => page.result.current.durationSeconds).toBeGreaterThanOrEqual(seconds);
  await expect.poll(() => page.result.current.sizeBytes).toBeGreaterThan(0);
}

/** Waits until the encoder has given out more, so many times over. */
async function grown(page: Page, times: number) {
  for (let time = 0; time < times; time++) {
    const { sizeBytes } = page.result.current;
    await expect.poll(() => page.result.current.sizeBytes).toBeGreaterThan(sizeBytes);
  }
}

async function stop(page: Page): Promise<File> {
  const file = await page.result.current.stop();
  await expect.poll(() => statusOf(page)).toBe('done');
  if (!file) throw new Error('There is no file.');
  expect(page.result.current).toMatchObject({ file, error: null, sizeBytes: file.size });
  return file;
}

async function play(file: Blob) {
  const player = await playBack(file);
  undo.push(player.close);
  return player;
}

/** What is seen of pictures alone: before its first there is a name, and between two layouts a codec may blend colours. */
async function picturesOf(player: Playback, places: readonly (readonly [x: number, y: number])[]) {
  const looks = (await player.looks(places)).filter((look) => !look.includes('none'));
  return looks.filter((look, index) => look !== looks[index - 1]);
}

/** In the left and the right half, beside the names, which are in the lower left corners, and beside the dots that move. */
const HALVES = [
  [0.1, 0.4],
  [0.9, 0.4],
] as const;

const nothingIsLeft = async () => {
  expect(workers.filter((worker) => !ended.includes(worker))).toEqual([]);
  await expect.poll(() => contexts.filter(({ state }) => state !== 'closed')).toEqual([]);
};

describe('useRecorder', () => {
  test('two people: both pictures in their places, both voices, a duration, and any place to go to', async () => {
    const [ada, ben] = [camera(RED, 440), camera(BLUE, 1200)];
    const page = await render([
      { stream: ada.stream, name: 'Ada' },
      { stream: ben.stream, name: 'Ben' },
    ]);
    expect(page.result.current).toMatchObject({ status: 'idle', durationSeconds: 0, file: null, error: null });
    const { start, pause, resume, download, discard } = page.result.current;
    await start(SMALL);
    await expect.poll(() => statusOf(page)).toBe('recording');
    await recorded(page, 3);
    await grown(page, 3);
    expect(page.result.current).toMatchObject({ start, pause, resume, download, discard });
    const file = await stop(page);
    expect(file.name).toMatch(/^recording \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.(webm|mp4)$/);
    expect(file.type).toBe(file.name.endsWith('webm') ? 'video/webm' : 'video/mp4');

    const player = await play(file);
    expect([player.video.videoWidth, player.video.videoHeight]).toEqual([SMALL.width, SMALL.height]);
    const { duration } = player.video;
    expect(duration).toBeGreaterThan(0.5);
    expect(duration).toBeLessThan(page.result.current.durationSeconds + 1);
    expect(player.video.seekable.end(0)).toBeCloseTo(duration, 1);
    expect(await picturesOf(player, HALVES)).toEqual(['red blue']);
    const heard = await player.listen([440, 1200, 800]);
    expect(heard[440]).toBeGreaterThan(heard[800]! + 30);
    expect(heard[1200]).toBeGreaterThan(heard[800]! + 30);

    await page.unmount();
    await nothingIsLeft();
    expect([...ada.stream.getTracks(), ...ben.stream.getTracks()].every((t) => t.readyState === 'live')).toBe(true);
  });

  test('somebody joins, somebody leaves: one file, other layouts', async () => {
    const [ada, ben] = [camera(RED, 440), camera(BLUE, 1200)];
    const page = await render([ada.stream]);
    await page.result.current.start(SMALL);
    await recorded(page, 2);
    await page.rerender({ streams: [ada.stream, null, ben.stream] });
    await grown(page, 3);
    await page.rerender({ streams: [ben.stream] });
    await grown(page, 3);
    const player = await play(await stop(page));
    expect(await picturesOf(player, HALVES)).toEqual(['red red', 'red blue', 'blue blue']);
    await page.unmount();
    await nothingIsLeft();
  });

  test('a pause is left out', async () => {
    const { stream } = camera(RED, 440);
    const page = await render([stream]);
    const startedAt = performance.now();
    await page.result.current.start(SMALL);
    await recorded(page, 1);
    page.result.current.pause();
    await expect.poll(() => statusOf(page)).toBe('paused');
    const { durationSeconds } = page.result.current;
    // The time that is to be missing from the file.
    const pausedAt = performance.now();
    await expect.poll(() => performance.now() - pausedAt).toBeGreaterThan(2500);
    expect(page.result.current.durationSeconds).toBe(durationSeconds);
    page.result.current.resume();
    await expect.poll(() => statusOf(page)).toBe('recording');
    await recorded(page, durationSeconds + 1);
    const file = await stop(page);
    const { video } = await play(file);
    expect(video.duration).toBeGreaterThan(0.2);
    expect(video.duration).toBeLessThan(page.result.current.durationSeconds + 0.5);
    // By the wall there are the pause and more.
    expect((performance.now() - startedAt) / 1000).toBeGreaterThan(video.duration + 2);
    await page.unmount();
  });

  test('one stream alone is recorded as it is, without a canvas or a context', async () => {
    const { stream } = camera(GREEN, 440, { width: 320, height: 240 });
    const page = await render(stream);
    await page.result.current.start({ fileName: 'Ada: alone', videoBitsPerSecond: 400_000 });
    await recorded(page, 2);
    expect(contexts).toEqual([]);
    expect(workers).toEqual([]);
    const file = await stop(page);
    expect(file.name).toBe('Ada_ alone.webm');
    const player = await play(file);
    expect([player.video.videoWidth, player.video.videoHeight]).toEqual([320, 240]);
    expect(player.video.duration).toBeGreaterThan(0.2);
    expect(player.video.duration).toBeLessThan(page.result.current.durationSeconds + 0.5);
    await player.seek(player.video.duration / 2);
    expect(player.colorAt(0.1, 0.4)).toBe('green');
    expect(stream.getTracks().every(({ readyState }) => readyState === 'live')).toBe(true);
    await page.unmount();
  });

  test('sound only is an audio file', async () => {
    const made = createSyntheticStream({ video: false, toneHz: 880 });
    undo.push(made.stop);
    contexts.length = 0;
    const page = await render([made.stream]);
    await page.result.current.start(SMALL);
    await recorded(page, 2);
    const file = await stop(page);
    expect(file.type).toMatch(/^audio\//);
    const player = await play(file);
    expect(player.video.duration).toBeGreaterThan(0.2);
    expect(player.video.duration).toBeLessThan(page.result.current.durationSeconds + 0.5);
    await player.seek(player.video.duration / 2);
    const heard = await player.listen([880, 440]);
    expect(heard[880]).toBeGreaterThan(heard[440]! + 30);
    await page.unmount();
    await nothingIsLeft();
  });

  test('a camera that goes off leaves the name, and comes back', async () => {
    const { stream } = camera(RED, 440);
    const [track] = stream.getVideoTracks();
    const page = await render([{ stream, name: 'Ada' }]);
    await page.result.current.start(SMALL);
    await recorded(page, 1);
    if (track) removeTrackFrom(stream, track);
    await grown(page, 2);
    if (track) addTrackTo(stream, track);
    await grown(page, 3);
    const player = await play(await stop(page));
    // Before the first picture there is the name as well.
    expect((await player.looks([[0.1, 0.1]])).slice(-3)).toEqual(['red', 'none', 'red']);
    await page.unmount();
  });

  test('streams that end end the recording, and the file is kept', async () => {
    const [ada, ben] = [camera(RED, 440), camera(BLUE, null)];
    for (const streams of [[ada.stream, ben.stream], camera(GREEN, 660).stream]) {
      const page = await render(streams);
      await page.result.current.start(SMALL);
      await recorded(page, 1);
      for (const track of [streams].flat().flatMap((stream) => stream.getTracks())) track.stop();
      await expect.poll(() => statusOf(page)).toBe('done');
      const { file, error } = page.result.current;
      expect(error).toBeNull();
      expect((await play(file!)).video.duration).toBeGreaterThan(0.2);
      await page.unmount();
    }
    await nothingIsLeft();
  });

  test('what the browser cannot record, and what is not there, is an error', async () => {
    const { stream, stop: end } = camera(RED, null);
    const page = await render([stream]);
    const fails = async (code: string, options?: { mimeType: string }) => {
      await page.result.current.start(options);
      await expect.poll(() => page.result.current.error?.code).toBe(code);
      expect(page.result.current).toMatchObject({ status: 'failed', file: null });
    };
    await fails('not-supported', { mimeType: 'video/quicktime' });
    end();
    await fails('recording-failed');
    vi.stubGlobal('MediaRecorder', undefined);
    await page.rerender({ streams: [camera(BLUE, null).stream] });
    await fails('not-supported');
    expect(contexts).toEqual([]);
    await page.unmount();
  });

  test('a component that goes while it records leaves nothing, and StrictMode nothing twice', async () => {
    const { stream } = camera(RED, 440);
    const tracks = vi.spyOn(HTMLCanvasElement.prototype, 'captureStream');
    undo.push(() => tracks.mockRestore());
    const page = await render([stream]);
    await page.result.current.start();
    expect(tracks.mock.contexts).toMatchObject([{ width: 1280, height: 720 }]);
    expect(contexts).toHaveLength(1);
    expect(workers).toHaveLength(1);
    await page.unmount();
    await nothingIsLeft();
    const made = tracks.mock.results.flatMap(({ value }) => (value as MediaStream).getTracks());
    expect(made.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['live', 'live']);
  });

  test('a component that goes while it starts leaves nothing either', async () => {
    const { stream } = camera(RED, 440);
    const page = await render([stream]);
    const started = page.result.current.start();
    await page.unmount();
    await started;
    await nothingIsLeft();
  });

  test('tells how it goes at most once a second', async () => {
    const { stream } = camera(RED, 440);
    let renders = 0;
    const page = await renderHook(() => {
      renders += 1;
      return useRecorder([stream]);
    });
    await page.result.current.start(SMALL);
    const startedAt = performance.now();
    const before = renders;
    await expect.poll(() => page.result.current.durationSeconds).toBeGreaterThan(3);
    expect(renders - before).toBeLessThanOrEqual(Math.ceil((performance.now() - startedAt) / 1000) + 1);
    await page.unmount();
  });

  test('goes on in a page whose own timers and frames stand still, as in a hidden tab', async () => {
    const { stream } = camera(RED, 440);
    const page = await render([stream]);
    const [interval, frame] = [vi.spyOn(window, 'setInterval'), vi.spyOn(window, 'requestAnimationFrame')];
    undo.push(() => interval.mockRestore(), () => frame.mockRestore());
    interval.mockImplementation((() => 0) as unknown as typeof setInterval);
    frame.mockImplementation(() => 0);
    const draw = vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage');
    undo.push(() => draw.mockRestore());
    await page.result.current.start(SMALL);
    await expect.poll(() => draw.mock.calls.length).toBeGreaterThan(40);
    const file = await page.result.current.stop();
    expect((await play(file!)).video.duration).toBeGreaterThan(0.2);
    await page.unmount();
  });
});
