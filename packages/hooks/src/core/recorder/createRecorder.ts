import type { Environment } from '../environment/environment';
import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError, toRtcError } from '../errors';
import { createStore } from '../store';
import { cleanFileName } from '../storage/fileName';
import { storageError } from '../storage/storageError';
import { pickSaveFile } from '../storage/saveFilePicker';
import type { Recorder, RecorderState } from './recorder';
import { createRecordedMedia, planRecording, type RecordedMedia } from './recordedMedia';
import { isSingleStream, toComposedSources, type RecorderSources } from './recorderSource';
import { startRecording, type Recording, type RecordingResult } from './recording';
import { chooseFormat, defaultFileName, extensionOf } from './recordingFormat';
import type { RecordingOptions } from './recordingOptions';

/** How often `durationSeconds` and `sizeBytes` are told, in ms. */
const PROGRESS_MS = 1000;

const idle: RecorderState = {
  status: 'idle',
  durationSeconds: 0,
  sizeBytes: 0,
  file: null,
  savedAs: null,
  error: null,
};

/** One recording from its start to its end. */
interface Run {
  started: Promise<void>;
  media: RecordedMedia | null;
  /** Ends the claim that the page is watched: what is recorded shall come in full, also in a hidden tab. */
  unwatch: (() => void) | null;
  recording: Recording | null;
  progress: ReturnType<typeof setInterval> | null;
  over: Promise<File | null> | null;
}

/** Makes a recorder. It does nothing before `start`; the caller that starts it calls `close` when done. */
export function createRecorder(environment: Environment = pageEnvironment): Recorder {
  const store = createStore<RecorderState>(idle);
  let sources: RecorderSources = null;
  let run: Run | null = null;
  let finished: Recording | null = null;
  let url: string | null = null;

  async function open(own: Run, options: RecordingOptions): Promise<void> {
    const before = store.getSnapshot();
    store.set({ status: 'starting', error: null });
    try {
      const plan = planRecording(sources, options);
      const mimeType = chooseFormat({ mimeType: options.mimeType, ...plan });
      const fileName = cleanFileName(options.fileName ?? defaultFileName(new Date())) + extensionOf(mimeType);
      const picked = options.saveAs ? await pickSaveFile(fileName) : 'unsupported';
      if (run !== own) return;
      if (picked === 'dismissed') {
        run = null;
        store.set(before);
        return;
      }
      const media = await createRecordedMedia(sources, plan, options);
      if (run !== own) {
        media.release();
        return;
      }
      own.media = media;
      own.unwatch = environment.watch();
      media.update(sources);
      const recording = (own.recording = startRecording(media.stream, { mimeType, fileName }, options));
      own.progress = setInterval(() => tellProgress(recording, media), PROGRESS_MS);
      own.over = recording.ended.then((result) =>
        finish(own, recording, result, picked === 'unsupported' ? null : picked),
      );
      revokeUrl();
      store.set({ ...idle, status: 'recording', error: media.error });
    } catch (cause) {
      if (run !== own) return;
      run = null;
      release(own);
      const error = toRtcError(cause, 'recording-failed', 'The recording could not begin.');
      store.set({ ...idle, status: 'failed', error });
    }
  }

  function tellProgress(recording: Recording, media: RecordedMedia) {
    const { durationSeconds, sizeBytes } = recording;
    store.set({ durationSeconds, sizeBytes, error: media.error });
    if (media.hasEnded()) recording.stop();
  }

  async function finish(
    own: Run,
    recording: Recording,
    result: RecordingResult,
    target: FileSystemFileHandle | null,
  ): Promise<File | null> {
    release(own);
    if (run !== own) return null;
    store.set({ status: 'stopping' });
    const saved = result.file && target ? await saveTo(target, result.file) : null;
    const error = result.error ?? (saved instanceof RtcError ? saved : null);
    const file = saved instanceof File ? saved : result.file;
    // What the person has needs no copy.
    if (saved instanceof File) forget(recording);
    if (run !== own) return null;
    run = null;
    finished = recording;
    store.set({
      status: error ? 'failed' : 'done',
      durationSeconds: result.durationSeconds,
      sizeBytes: file?.size ?? 0,
      file,
      savedAs: saved instanceof File ? saved.name : null,
      error: error ?? own.media?.error ?? null,
    });
    return file;
  }

  function close() {
    revokeUrl();
    const own = run;
    if (!own) return;
    run = null;
    release(own);
    if (own.recording) forget(own.recording);
    store.set(idle);
  }

  function revokeUrl() {
    if (url !== null) URL.revokeObjectURL(url);
    url = null;
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    setSources(next) {
      if (sameSources(sources, next)) return;
      sources = next;
      run?.media?.update(next);
    },
    start(options = {}) {
      if (run) return run.started;
      const own: Run = { started: Promise.resolve(), media: null, unwatch: null, recording: null, progress: null, over: null };
      run = own;
      own.started = open(own, options);
      return own.started;
    },
    pause() {
      if (store.getSnapshot().status !== 'recording' || !run?.recording) return;
      run.recording.pause();
      run.media?.setPaused(true);
      store.set({ status: 'paused', durationSeconds: run.recording.durationSeconds });
    },
    resume() {
      if (store.getSnapshot().status !== 'paused' || !run?.recording) return;
      run.media?.setPaused(false);
      run.recording.resume();
      store.set({ status: 'recording' });
    },
    async stop() {
      if (!run) return store.getSnapshot().file;
      if (!run.recording) {
        close();
        return null;
      }
      store.set({ status: 'stopping' });
      run.recording.stop();
      return run.over;
    },
    download(fileName) {
      const { file } = store.getSnapshot();
      if (!file) return;
      url ??= URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName ?? file.name;
      link.click();
    },
    discard() {
      close();
      if (finished) forget(finished);
      finished = null;
      store.set(idle);
    },
    close,
  };
}

function release({ media, progress, unwatch }: Run) {
  unwatch?.();
  if (progress !== null) clearInterval(progress);
  media?.release();
}

function forget(recording: Recording) {
  // What can't be removed now is removed by the next tab that stores something.
  recording.discard().catch(() => undefined);
}

async function saveTo(target: FileSystemFileHandle, file: File): Promise<File | RtcError> {
  try {
    await file.stream().pipeTo(await target.createWritable());
    return await target.getFile();
  } catch (cause) {
    return storageError(cause, file.size, `The recording could not be saved as "${target.name}".`);
  }
}

/** Whether a list that was written anew for a render says the same as before. */
function sameSources(before: RecorderSources, next: RecorderSources): boolean {
  if (before === next) return true;
  if (before === null || next === null || isSingleStream(before) || isSingleStream(next)) return false;
  const [first, second] = [toComposedSources(before), toComposedSources(next)];
  return (
    first.length === second.length &&
    first.every(({ stream, name }, index) => stream === second[index]?.stream && name === second[index]?.name)
  );
}
