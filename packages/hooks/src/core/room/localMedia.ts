import { isInterrupted, onInterruptionChange } from '../media/interruption';
import { onTrackEnabledChange } from '../media/trackEnabled';
import { onTracksChange } from '../media/streamTracks';
import { createComposedStream } from './composedStream';
import type { LocalState } from './controlMessage';
import type { SourceStreams } from './topology/mediaPort';

/**
 * What one sends to the room, watched for whatever changes in it.
 *
 * What leaves is not the person's own streams but two of the room's, one for the camera and one for screens,
 * which stay the same: another camera stream or the next shared screen then only swaps the tracks, and no
 * offer is needed.
 */
export interface LocalMedia {
  /** Sends these from now on; null: nothing. */
  set(camera: MediaStream | null, screen: MediaStream | null): void;
  /** The room's streams that have had something to carry. */
  readonly streams: readonly MediaStream[];
  /** The same by what they carry. */
  readonly outgoing: SourceStreams;
  /** Whether one of `streams` carries screens. */
  isScreen(stream: MediaStream): boolean;
  readonly camera: MediaStream | null;
  readonly screen: MediaStream | null;
  /** What the others are told about them. */
  describe(name: string): Omit<LocalState, 'preferredQuality' | 'published'>;
  /** Calls `onChange` from now on, until `unwatch`. */
  watch(): void;
  unwatch(): void;
}

const liveTrack = (stream: MediaStream | null, kind: 'audio' | 'video') =>
  stream?.getTracks().find((track) => track.kind === kind && track.readyState === 'live');

const liveTracks = (stream: MediaStream | null) =>
  (['audio', 'video'] as const).map((kind) => liveTrack(stream, kind)).filter((track) => track !== undefined);

/**
 * Calls `onChange` when a track ends by itself (the browser's bar ends a screen), or is interrupted and comes back (a
 * phone call, a switch on the device), which nobody tells the stream.
 */
function followTrack(track: MediaStreamTrack, onChange: () => void): () => void {
  track.addEventListener('ended', onChange);
  const unfollow = onInterruptionChange(track, onChange);
  return () => {
    track.removeEventListener('ended', onChange);
    unfollow();
  };
}

/** A track that is muted by the browser, rather than by the application, is interrupted: it comes back by itself. */
function statusOf(microphone: MediaStreamTrack | undefined): LocalState['microphone'] {
  if (!microphone) return 'off';
  if (!microphone.enabled) return 'muted';
  return isInterrupted(microphone) ? 'interrupted' : 'on';
}

/** Makes an empty one. `onChange`: the state that `describe` gives may be another now. */
export function createLocalMedia(onChange: () => void): LocalMedia {
  let camera: MediaStream | null = null;
  let screen: MediaStream | null = null;
  const outgoing = { camera: createComposedStream(), screen: createComposedStream() };
  let watching = false;
  let undo: (() => void)[] = [];

  function unlisten() {
    for (const each of undo) each();
    undo = [];
  }

  function listen() {
    unlisten();
    outgoing.camera.set(liveTracks(camera));
    outgoing.screen.set(liveTracks(screen));
    if (!watching) return;
    for (const stream of [camera, screen]) {
      if (!stream) continue;
      undo.push(onTracksChange(stream, changed));
      for (const track of stream.getTracks()) undo.push(followTrack(track, changed));
    }
    const microphone = liveTrack(camera, 'audio');
    if (microphone) undo.push(onTrackEnabledChange(microphone, onChange));
  }

  function changed() {
    listen(); // The microphone may be another one now.
    onChange();
  }

  return {
    get camera() {
      return camera;
    },
    get screen() {
      return screen;
    },
    get outgoing() {
      return { camera: outgoing.camera.whole, screen: outgoing.screen.whole };
    },
    get streams() {
      return [outgoing.camera.whole, outgoing.screen.whole].filter((stream) => stream !== null);
    },
    isScreen: (stream) => stream === outgoing.screen.whole,
    set(nextCamera, nextScreen) {
      camera = nextCamera;
      screen = nextScreen;
      changed();
    },
    describe(name) {
      const microphone = liveTrack(camera, 'audio');
      const video = liveTrack(camera, 'video');
      return {
        name,
        microphone: statusOf(microphone),
        cameraStatus: video ? (isInterrupted(video) ? 'interrupted' : 'on') : 'off',
        camera: outgoing.camera.stream?.id ?? null,
        screen: outgoing.screen.stream?.id ?? null,
      };
    },
    watch() {
      watching = true;
      listen();
    },
    unwatch() {
      watching = false;
      unlisten();
    },
  };
}
