import { createComposedStream } from './composedStream';
import { keepSame } from './keepSame';
import type { MemberState } from './controlMessage';
import type { SourceStreams } from './topology/mediaPort';

/** The streams in which a member is seen and heard, which stay the same objects across a reconnect. */
export interface MemberStreams {
  /** Their camera and microphone; null while both are off. */
  readonly camera: MediaStream | null;
  /** The screen they share, or null. */
  readonly screen: MediaStream | null;
  /** Fills them from what arrives, as far as it is shown. */
  fill(arriving: SourceStreams, isCameraOn: boolean): void;
  /** Lets go of all tracks. */
  clear(): void;
}

/** Which of the streams of a connection is which, by what the member says; null: nothing is shown. */
export function namedStreams(remoteStreams: readonly MediaStream[], state: MemberState | null): SourceStreams {
  const find = (id: string | null | undefined) => remoteStreams.find((stream) => stream.id === id) ?? null;
  return { camera: find(state?.camera), screen: find(state?.screen) };
}

/** Makes empty ones. `onTracks`: what arrives has gained or lost a track, so fill them again. */
export function createMemberStreams(onTracks: () => void): MemberStreams {
  const camera = createComposedStream();
  const screen = createComposedStream();
  let watched: readonly (MediaStream | null)[] = [];

  // A stream can gain or lose a track after it was first announced.
  function watch(streams: readonly (MediaStream | null)[]) {
    if (keepSame(watched, streams) === watched) return;
    for (const stream of watched) {
      stream?.removeEventListener('addtrack', onTracks);
      stream?.removeEventListener('removetrack', onTracks);
    }
    watched = streams;
    for (const stream of watched) {
      stream?.addEventListener('addtrack', onTracks);
      stream?.addEventListener('removetrack', onTracks);
    }
  }

  return {
    get camera() {
      return camera.stream;
    },
    get screen() {
      return screen.stream;
    },
    fill(arriving, isCameraOn) {
      watch([arriving.camera, arriving.screen]);
      const cameraTracks = arriving.camera?.getTracks() ?? [];
      camera.set(cameraTracks.filter(({ kind }) => kind === 'audio' || isCameraOn));
      screen.set(arriving.screen?.getTracks() ?? []);
    },
    clear() {
      watch([]);
      camera.set([]);
      screen.set([]);
    },
  };
}
