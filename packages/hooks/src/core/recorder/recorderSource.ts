/** A participant or a screen to record. */
export interface NamedRecorderSource {
  /** Their camera or screen, with their sound; null while there is none. */
  readonly stream: MediaStream | null;
  /** Written into the picture; with a name there is a tile also while there is no picture. */
  readonly name?: string | undefined;
}

/**
 * What is recorded. A list is put together in one picture and one sound, and may change at any time. One stream
 * alone is recorded as it is, at its own size and with the tracks that it has at the start.
 */
export type RecorderSources = MediaStream | readonly (MediaStream | NamedRecorderSource | null)[] | null;

/** A source of a list, in one form. */
export interface ComposedSource {
  readonly stream: MediaStream | null;
  readonly name: string;
}

/** Whether one stream is to be recorded as it is. */
export function isSingleStream(sources: NonNullable<RecorderSources>): sources is MediaStream {
  return 'getTracks' in sources;
}

/** The list in one form, without those of whom there is nothing to see or hear. */
export function toComposedSources(sources: RecorderSources): readonly ComposedSource[] {
  const list = sources === null || isSingleStream(sources) ? [sources] : sources;
  return list.flatMap((source) => {
    if (source === null) return [];
    if ('getTracks' in source) return [{ stream: source, name: '' }];
    const { stream, name = '' } = source;
    return stream || name ? [{ stream, name }] : [];
  });
}

/** Every track of these sources, each once. */
export function tracksOf(sources: readonly ComposedSource[], kind?: 'audio' | 'video'): MediaStreamTrack[] {
  const tracks = sources.flatMap(({ stream }) => stream?.getTracks() ?? []);
  return [...new Set(tracks)].filter((track) => kind === undefined || track.kind === kind);
}

/** Whether the track still gives something. */
export const isLive = ({ readyState }: MediaStreamTrack) => readyState === 'live';
