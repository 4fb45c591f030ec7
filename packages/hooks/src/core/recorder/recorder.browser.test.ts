import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { playBack } from '../../testing/playBack';
import { replaceProperty } from '../../testing/replaceProperty';
import { createSyntheticStream } from '../../testing/syntheticStream';
import { watchMade } from '../../testing/watchMade';
import { createRecorder } from './createRecorder';
import type { Recorder } from './recorder';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0).toReversed()) each();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function camera(color = 'rgb(200, 30, 30)') {
  const source = createSyntheticStream({ color, toneHz: 440 });
  undo.push(source.stop);
  return source.stream;
}

function recorderOf(stream: MediaStream): Recorder {
  const recorder = createRecorder();
  undo.push(recorder.discard);
  recorder.setSources([{ stream, name: 'Ada' }]);
  return recorder;
}

/** Little to encode: a busy machine is behind with more. */
const SMALL = { width: 320, height: 180, frameRate: 10 };

/** Waits until this much is recorded, by the recorder's own clock, and some of it is encoded: a busy machine begins late. */
async function recorded(recorder: Recorder, seconds: number) {
  await expect.poll(() => recorder.getSnapshot().durationSeconds).toBeGreaterThanOrEqual(seconds);
  await expect.poll(() => recorder.getSnapshot().sizeBytes).toBeGreaterThan(0);
}

async function durationOf(file: File | null) {
  if (!file) return null;
  const { video, close } = await playBack(file);
  undo.push(close);
  return video.duration;
}

it('records the rest where the audio of a track can not be mixed, and says so', async () => {
  // As a browser does that mixes no microphone of another sample rate than the output's.
  undo.push(
    replaceProperty(globalThis, 'MediaStreamAudioSourceNode', {
      value: function MediaStreamAudioSourceNode() {
        throw new DOMException('Another sample rate is not supported.', 'NotSupportedError');
      },
    }),
  );
  const recorder = recorderOf(camera());
  await recorder.start(SMALL);
  expect(recorder.getSnapshot()).toMatchObject({ status: 'recording', error: { code: 'not-supported' } });
  await recorded(recorder, 1);
  await recorder.stop();
  expect(recorder.getSnapshot()).toMatchObject({ status: 'done', error: { code: 'not-supported' } });
  expect(recorder.getSnapshot().file).not.toBeNull();
});

describe('saveAs', () => {
  let folder: FileSystemDirectoryHandle;
  beforeEach(async () => {
    folder = await navigator.storage.getDirectory();
  });
  const choose = (answer: () => Promise<FileSystemFileHandle>) => {
    const picker = vi.fn<(options: { suggestedName: string }) => Promise<FileSystemFileHandle>>(answer);
    vi.stubGlobal('showSaveFilePicker', picker);
    return picker;
  };

  it('goes into the file that the person chose', async () => {
    // No script can choose in a browser's picker; the file behind it is a real one.
    const picker = choose(() => folder.getFileHandle('chosen.webm', { create: true }));
    const recorder = recorderOf(camera());
    await recorder.start({ ...SMALL, saveAs: true, fileName: 'tea' });
    expect(picker.mock.calls[0]?.[0].suggestedName).toMatch(/^tea\.(webm|mp4)$/);
    await recorded(recorder, 1);
    const file = await recorder.stop();
    expect(recorder.getSnapshot()).toMatchObject({ status: 'done', savedAs: 'chosen.webm', error: null, file });
    const saved = await (await folder.getFileHandle('chosen.webm')).getFile();
    expect(saved.size).toBe(recorder.getSnapshot().sizeBytes);
    expect(await durationOf(saved)).toBeGreaterThan(0.2);
    await folder.removeEntry('chosen.webm');
  });

  it('keeps the recording where the chosen file can not be written', async () => {
    const handle = await folder.getFileHandle('gone.webm', { create: true });
    choose(() => Promise.resolve(handle));
    const recorder = recorderOf(camera());
    await recorder.start({ ...SMALL, saveAs: true });
    await recorded(recorder, 1);
    vi.spyOn(handle, 'createWritable').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const file = await recorder.stop();
    expect(recorder.getSnapshot()).toMatchObject({ status: 'failed', savedAs: null, error: { code: 'recording-failed' } });
    expect(await durationOf(file)).toBeGreaterThan(0.2);
    await folder.removeEntry('gone.webm');
  });

  it('does not begin when the picker is closed, and forgets nothing', async () => {
    choose(() => Promise.reject(new DOMException('', 'AbortError')));
    const recorder = recorderOf(camera());
    await recorder.start(SMALL);
    await recorded(recorder, 1);
    const file = await recorder.stop();
    const before = recorder.getSnapshot();
    await recorder.start({ saveAs: true });
    expect(recorder.getSnapshot()).toEqual(before);
    expect(before).toMatchObject({ status: 'done', file });
  });
});

describe('createRecorder', () => {
  it('keeps what there is when the browser gives up', async () => {
    const natives = watchMade('MediaRecorder');
    const recorder = recorderOf(camera());
    await recorder.start(SMALL);
    await recorded(recorder, 2);
    natives[0]?.dispatchEvent(new ErrorEvent('error', { error: new Error('encoder') }));
    await expect.poll(() => recorder.getSnapshot().status).toBe('failed');
    const { file, error } = recorder.getSnapshot();
    expect(error).toMatchObject({ code: 'recording-failed', cause: { message: 'encoder' } });
    expect(await durationOf(file)).toBeGreaterThan(0.2);
  });

  it('records once more, and forgets when it is told to', async () => {
    const recorder = recorderOf(camera());
    const files: (File | null)[] = [];
    for (let each = 0; each < 2; each++) {
      // Two at once are one.
      await Promise.all([recorder.start(SMALL), recorder.start(SMALL)]);
      expect(recorder.getSnapshot()).toMatchObject({ status: 'recording', durationSeconds: 0, file: null });
      await recorded(recorder, 1);
      const [file, same] = await Promise.all([recorder.stop(), recorder.stop()]);
      expect(file).toBe(same);
      files.push(file);
    }
    expect(files[0]).not.toBe(files[1]);
    for (const file of files) expect(await durationOf(file)).toBeGreaterThan(0.2);
    expect(await recorder.stop()).toBe(files[1]);
    recorder.discard();
    expect(recorder.getSnapshot()).toEqual(recorder.getInitialSnapshot());
    expect(await recorder.stop()).toBeNull();
  });

  it('saves among the downloads, under a name', async () => {
    const clicked: { name: string; url: string }[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
      clicked.push({ name: this.download, url: this.href });
    });
    const recorder = recorderOf(camera());
    recorder.download();
    expect(clicked).toEqual([]);
    await recorder.start({ ...SMALL, fileName: 'tea' });
    await recorded(recorder, 1);
    const file = await recorder.stop();
    recorder.download();
    recorder.download('coffee.webm');
    expect(clicked.map(({ name }) => name)).toEqual([file?.name, 'coffee.webm']);
    const [{ url } = { url: '' }] = clicked;
    expect((await (await fetch(url)).blob()).size).toBe(file?.size);
    recorder.close();
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  it('says what to do where a page may have no sound yet', async () => {
    vi.stubGlobal(
      'AudioContext',
      class extends AudioContext {
        override get state(): AudioContextState {
          return 'suspended';
        }
      },
    );
    const recorder = recorderOf(camera());
    // How long it waits for a gesture passes at once.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let isOver = false;
    void recorder.start().then(() => (isOver = true));
    await expect.poll(async () => (await vi.advanceTimersByTimeAsync(1000), isOver)).toBe(true);
    vi.useRealTimers();
    expect(recorder.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'permission-dismissed' } });
    await recorder.start({ audio: false });
    expect(recorder.getSnapshot().status).toBe('recording');
  });

  it("draws by the page's own timer where the page's policy forbids workers", async () => {
    vi.stubGlobal(
      'Worker',
      vi.fn(function refuse() {
        throw new DOMException('', 'SecurityError');
      }),
    );
    const draw = vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage');
    const recorder = recorderOf(camera());
    await recorder.start(SMALL);
    await expect.poll(() => draw.mock.calls.length).toBeGreaterThan(20);
    expect(await durationOf(await recorder.stop())).toBeGreaterThan(0.2);
  });

  it('records pictures where the caller wants them', async () => {
    const layout = vi.fn(() => [{ x: 0, y: 0, width: 100, height: 50 }]);
    const recorder = recorderOf(camera());
    await recorder.start({ layout, width: 400, height: 200, names: false });
    await recorded(recorder, 2);
    const file = await recorder.stop();
    expect(layout).toHaveBeenCalledWith(expect.arrayContaining([expect.objectContaining({ name: 'Ada' })]), {
      width: 400,
      height: 200,
    });
    const { video, looks, close } = await playBack(file!);
    undo.push(close);
    expect([video.videoWidth, video.videoHeight]).toEqual([400, 200]);
    // Before the first picture there is a name, and nothing beside it at any time.
    const seen = await looks([
      [0.125, 0.04],
      [0.5, 0.5],
    ]);
    expect(seen.filter((look) => look !== 'none none')).toEqual(['red none']);
  });
});
