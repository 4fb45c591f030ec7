import { RtcError } from '../errors';
import { reportShownHeight } from '../media/shownHeight';
import { onTracksChange } from '../media/streamTracks';
import { createComposedPicture, type ComposedPicture } from './composedPicture';
import { createMixedSound, type MixedSound } from './mixedSound';
import { gridLayout } from './recorderLayout';
import type { RecordingOptions } from './recordingOptions';
import {
  isLive,
  isSingleStream,
  toComposedSources,
  tracksOf,
  type ComposedSource,
  type RecorderSources,
} from './recorderSource';

/** What will be in the file. */
export interface RecordingPlan {
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** Whether the size of the picture may change. */
  readonly changesSize: boolean;
}

/** What a recorder gets to record, made of what it was asked to. */
export interface RecordedMedia {
  readonly stream: MediaStream;
  /** Why the audio of a track is not in it; null while all of it is. */
  readonly error: RtcError | null;
  /** What is recorded from now on. */
  update(sources: RecorderSources): void;
  setPaused(paused: boolean): void;
  /** Whether everything in it is over, so that nothing more will come. */
  hasEnded(): boolean;
  /** Ends what was made for it, and leaves the sources alone. */
  release(): void;
}

/**
 * What is to be recorded of these sources.
 *
 * @throws RtcError `recording-failed` if none of it is there
 */
export function planRecording(sources: RecorderSources, options: RecordingOptions): RecordingPlan {
  const live = tracksOf(toComposedSources(sources)).filter(isLive);
  const single = sources !== null && isSingleStream(sources);
  const has = (kind: string) => live.some((track) => track.kind === kind);
  // A single stream has no more to come, but to a list a participant may.
  const hasAudio = (options.audio ?? true) && (has('audio') || !single);
  const hasVideo = (options.video ?? has('video')) && (has('video') || !single);
  if (!(hasAudio && has('audio')) && !(hasVideo && has('video'))) {
    throw new RtcError('recording-failed', 'There is nothing to record: no stream has a live track.');
  }
  return { hasAudio, hasVideo, changesSize: single };
}

/** Makes it of these sources. */
export async function createRecordedMedia(
  sources: RecorderSources,
  plan: RecordingPlan,
  options: RecordingOptions,
): Promise<RecordedMedia> {
  if (sources !== null && isSingleStream(sources)) return takeAsItIs(sources, plan);
  return compose(sources, plan, options);
}

function takeAsItIs(source: MediaStream, { hasAudio, hasVideo }: RecordingPlan): RecordedMedia {
  const isWanted = ({ kind }: MediaStreamTrack) => (kind === 'audio' ? hasAudio : hasVideo);
  const tracks = source.getTracks().filter((track) => isLive(track) && isWanted(track));
  return {
    // A stream of its own, since a recorder gives up when tracks come to its stream or go.
    stream: new MediaStream(tracks),
    error: null,
    update() {},
    setPaused() {},
    hasEnded: () => !tracks.some(isLive),
    release: showInFull(source),
  };
}

/** What is recorded is wanted as large as it comes, however small it is shown. */
function showInFull(stream: MediaStream): () => void {
  const report = reportShownHeight(stream);
  report.set(Infinity);
  return report.end;
}

async function compose(
  first: RecorderSources,
  { hasAudio, hasVideo }: RecordingPlan,
  options: RecordingOptions,
): Promise<RecordedMedia> {
  const { width = 1280, height = 720, frameRate = 25, layout = gridLayout, names = true } = options;
  let sources: readonly ComposedSource[] = [];
  let unfollow: (() => void)[] = [];
  const sound: MixedSound | null = hasAudio ? await createMixedSound() : null;
  let picture: ComposedPicture | null = null;
  try {
    if (hasVideo) picture = createComposedPicture({ width, height, frameRate, layout, names });
  } catch (error) {
    sound?.release();
    throw error;
  }

  let error: RtcError | null = null;
  const updateSound = () => (error = sound?.update(tracksOf(sources, 'audio')) ?? null);

  function follow(next: readonly ComposedSource[]) {
    sources = next;
    const streams = new Set(next.flatMap(({ stream }) => stream ?? []));
    const before = unfollow;
    unfollow = Array.from(streams).flatMap((stream) => [onTracksChange(stream, updateSound), showInFull(stream)]);
    for (const undo of before) undo();
    updateSound();
    picture?.update(next);
  }

  follow(toComposedSources(first));
  return {
    stream: new MediaStream([picture?.track, sound?.track].filter((track) => track !== undefined)),
    get error() {
      return error;
    },
    update: (next) => follow(toComposedSources(next)),
    setPaused: (paused) => picture?.setPaused(paused),
    hasEnded() {
      const tracks = tracksOf(sources);
      return tracks.length > 0 && !tracks.some(isLive);
    },
    release() {
      for (const undo of unfollow) undo();
      unfollow = [];
      picture?.release();
      sound?.release();
    },
  };
}
