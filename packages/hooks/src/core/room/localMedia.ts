import { onTrackEnabledChange } from '../media/trackEnabled';
import { onTracksChange } from '../media/streamTracks';
import type { MemberState } from './controlMessage';

/** What one sends to the room, watched for whatever changes in it. */
export interface LocalMedia {
  /** Sends these from now on; null: nothing. */
  set(camera: MediaStream | null, screen: MediaStream | null): void;
  /** The streams there are. */
  readonly streams: readonly MediaStream[];
  readonly camera: MediaStream | null;
  readonly screen: MediaStream | null;
  /** What the others are told about them. */
  describe(name: string): Omit<MemberState, 'wants'>;
  /** Calls `onChange` from now on, until `unwatch`. */
  watch(): void;
  unwatch(): void;
}

const liveTrack = (stream: MediaStream | null, kind: 'audio' | 'video') =>
  stream?.getTracks().find((track) => track.kind === kind && track.readyState === 'live');

/** Makes an empty one. `onChange`: the state that `describe` gives may be another now. */
export function createLocalMedia(onChange: () => void): LocalMedia {
  let camera: MediaStream | null = null;
  let screen: MediaStream | null = null;
  let watching = false;
  let undo: (() => void)[] = [];

  function unlisten() {
    for (const each of undo) each();
    undo = [];
  }

  function listen() {
    unlisten();
    if (!watching) return;
    for (const stream of [camera, screen]) {
      if (stream) undo.push(onTracksChange(stream, changed));
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
    get streams() {
      return [camera, screen].filter((stream) => stream !== null);
    },
    set(nextCamera, nextScreen) {
      camera = nextCamera;
      screen = nextScreen;
      changed();
    },
    describe(name) {
      const microphone = liveTrack(camera, 'audio');
      return {
        name,
        microphone: microphone ? (microphone.enabled ? 'on' : 'muted') : 'off',
        picture: liveTrack(camera, 'video') ? 'on' : 'off',
        camera: camera?.id ?? null,
        screen: screen?.id ?? null,
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
