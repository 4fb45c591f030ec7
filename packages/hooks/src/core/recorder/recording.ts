import { RtcError, toRtcError } from '../errors';
import { createContainer } from './container/container';
import type { RecordingOptions } from './recordingOptions';
import { createRecordingStorage } from './recordingStorage';

/** How a recording ended. */
export interface RecordingResult {
  /** Everything that was recorded; null if that is nothing. */
  readonly file: File | null;
  readonly durationSeconds: number;
  /** What ended it too early. */
  readonly error: RtcError | null;
}

/** A recording that runs. */
export interface Recording {
  /** What is written so far. */
  readonly sizeBytes: number;
  /** Without its pauses, up to now. */
  readonly durationSeconds: number;
  /** Resolves when it is over, for whatever reason; never rejects. */
  readonly ended: Promise<RecordingResult>;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Gives up what was stored, before it is over or after. */
  discard(): Promise<void>;
}

/** How often a recorder gives what it has, in ms. */
const CHUNK_MS = 1000;
/** How far a player has to go back from any place to find a whole picture, in ms. Firefox has one of its own. */
const KEY_FRAME_INTERVAL_MS = 2000;

/**
 * Records a stream until it is stopped or all its tracks have ended.
 *
 * @throws RtcError `not-supported` if the browser does not record this stream in this format
 */
export function startRecording(
  stream: MediaStream,
  format: { mimeType: string; fileName: string },
  options: RecordingOptions,
  storage = createRecordingStorage(options.to ?? 'disk'),
): Recording {
  const { mimeType, fileName } = format;
  const { videoBitsPerSecond, audioBitsPerSecond } = options;
  const container = createContainer(mimeType);
  let recorder: MediaRecorder;
  try {
    recorder = new MediaRecorder(stream, {
      mimeType,
      ...(videoBitsPerSecond !== undefined && { videoBitsPerSecond }),
      ...(audioBitsPerSecond !== undefined && { audioBitsPerSecond }),
      ...keyFrames,
    });
    recorder.start(CHUNK_MS);
  } catch (cause) {
    throw toRtcError(cause, 'not-supported', `This browser cannot record this as ${mimeType}.`);
  }

  let error: RtcError | null = null;
  let runningSince: number | null = performance.now();
  let elapsedMs = 0;
  let tail: Promise<void> = Promise.resolve();

  function stopClock() {
    if (runningSince !== null) elapsedMs += performance.now() - runningSince;
    runningSince = null;
  }

  function stop() {
    stopClock();
    if (recorder.state !== 'inactive') recorder.stop();
  }

  function fail(cause: unknown, text: string) {
    error ??= toRtcError(cause, 'recording-failed', text);
    stop();
  }

  async function take(chunk: Blob) {
    const bytes = new Uint8Array(await chunk.arrayBuffer());
    for (const chunk of container.push(bytes)) storage.add(chunk);
    await storage.makeRoom();
  }

  recorder.addEventListener('dataavailable', ({ data }) => {
    // One after the other, in their order.
    tail = tail.then(() => take(data)).catch((cause: unknown) => fail(cause, 'The recording could not be stored.'));
  });
  recorder.addEventListener('error', (event) => {
    fail('error' in event ? event.error : event, 'The browser could not go on with the recording.');
  });

  async function finish(): Promise<RecordingResult> {
    stopClock();
    await tail;
    const { head, rest, durationSeconds } = container.finish();
    for (const chunk of rest) storage.add(chunk);
    const file = storage.finish(head, fileName, typeOf(mimeType));
    error ??= storage.sizeBytes === 0 ? new RtcError('recording-failed', 'Nothing was recorded.') : null;
    return {
      file: storage.sizeBytes === 0 ? null : file,
      durationSeconds: durationSeconds ?? elapsedMs / 1000,
      error,
    };
  }

  return {
    get sizeBytes() {
      return storage.sizeBytes;
    },
    get durationSeconds() {
      return (elapsedMs + (runningSince === null ? 0 : performance.now() - runningSince)) / 1000;
    },
    ended: new Promise((resolve) => {
      const onStop = () =>
        resolve(
          finish().catch((cause: unknown) => ({
            file: null,
            durationSeconds: elapsedMs / 1000,
            error: toRtcError(cause, 'recording-failed', 'The recording could not be finished.'),
          })),
        );
      recorder.addEventListener('stop', onStop, { once: true });
    }),
    pause() {
      stopClock();
      // It may have ended by itself, without having said so yet.
      if (recorder.state === 'recording') recorder.pause();
    },
    resume() {
      if (recorder.state !== 'paused') return;
      runningSince = performance.now();
      recorder.resume();
    },
    stop,
    async discard() {
      stop();
      await tail;
      await storage.discard();
    },
  };
}

/** TypeScript's DOM does not list it yet: https://w3c.github.io/mediacapture-record/#mediarecorderoptions-section */
const keyFrames: { videoKeyFrameIntervalDuration: number } = { videoKeyFrameIntervalDuration: KEY_FRAME_INTERVAL_MS };

/** A file's type is its container; the codecs are inside. */
const typeOf = (mimeType: string) => mimeType.split(';')[0] ?? mimeType;
