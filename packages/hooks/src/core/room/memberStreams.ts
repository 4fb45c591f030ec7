import { createComposedStream } from './composedStream';
import type { MemberState } from './controlMessage';

/** The streams in which a member is seen and heard, which stay the same objects across a reconnect. */
export interface MemberStreams {
  /** Their camera and microphone; null while both are off. */
  readonly camera: MediaStream | null;
  /** The screen they share, or null. */
  readonly screen: MediaStream | null;
  /** Fills them from what arrives, by what the member says that it is; null: nothing is shown. */
  fill(remoteStreams: readonly MediaStream[], state: MemberState | null): void;
  /** Lets go of all tracks. */
  clear(): void;
}

/** Makes empty ones. `onTracks`: what arrives has gained or lost a track, so fill them again. */
export function createMemberStreams(onTracks: () => void): MemberStreams {
  const camera = createComposedStream();
  const screen = createComposedStream();
  let watched: readonly MediaStream[] = [];

  // A stream can gain or lose a track after it was first announced.
  function watch(streams: readonly MediaStream[]) {
    if (streams === watched) return;
    for (const stream of watched) {
      stream.removeEventListener('addtrack', onTracks);
      stream.removeEventListener('removetrack', onTracks);
    }
    watched = streams;
    for (const stream of watched) {
      stream.addEventListener('addtrack', onTracks);
      stream.addEventListener('removetrack', onTracks);
    }
  }

  return {
    get camera() {
      return camera.stream;
    },
    get screen() {
      return screen.stream;
    },
    fill(remoteStreams, state) {
      watch(remoteStreams);
      const find = (id: string | null | undefined) => remoteStreams.find((stream) => stream.id === id);
      const cameraTracks = find(state?.camera)?.getTracks() ?? [];
      camera.set(cameraTracks.filter(({ kind }) => kind === 'audio' || state?.cameraStatus === 'on'));
      screen.set(find(state?.screen)?.getTracks() ?? []);
    },
    clear() {
      watch([]);
      camera.set([]);
      screen.set([]);
    },
  };
}
