import { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { captureCode } from './captureCode';
import { describeFailure } from './captureFailureLoader';
import { createController } from './captureController';
import { errorNameOf, missingMediaDevices } from './mediaError';
import { removeTrackFrom } from './streamTracks';

/** What to share of the screen, and how the browser's picker may help with the choice. */
export interface DisplayMediaOptions {
  /**
   * The audio of what is shared, where the browser and the user offer it. Without this page's own, which is the others' voices,
   * where the browser can leave it out (Chromium); `{ restrictOwnAudio: false }` keeps it. @default true
   */
  readonly audio?: boolean | MediaTrackConstraints | undefined;
  /** The picture's constraints. @default true */
  readonly video?: true | MediaTrackConstraints | undefined;
  /**
   * What the picture shows: `detail` and `text` keep characters sharp, `motion` keeps a film fluent.
   * @default 'detail'
   */
  readonly contentHint?: 'detail' | 'text' | 'motion' | '' | undefined;
  /** Which kind of surface the picker shows first (Chromium). @default the browser's own */
  readonly preferredSurface?: 'monitor' | 'window' | 'browser' | undefined;
  /** Whether the picker offers the tab that asks (Chromium). @default the browser's own */
  readonly selfBrowserSurface?: 'include' | 'exclude' | undefined;
  /** Whether another tab can be shared without stopping (Chromium). @default the browser's own */
  readonly surfaceSwitching?: 'include' | 'exclude' | undefined;
  /** Whether the picker offers the whole system's sound (Chromium). @default the browser's own */
  readonly systemAudio?: 'include' | 'exclude' | undefined;
  /** Which sound comes with a window: its own, the system's, none (Chromium). @default the browser's own */
  readonly windowAudio?: 'window' | 'system' | 'exclude' | undefined;
  /** Whether the picker offers whole monitors (Chromium). @default the browser's own */
  readonly monitorTypeSurfaces?: 'include' | 'exclude' | undefined;
  /**
   * Where a person is after they chose a tab or a window: `'share'` brings it to the front, `'page'` stays with
   * the page that asks. Only where there is a `CaptureController` (Chromium). @default the browser's own
   */
  readonly focus?: 'share' | 'page' | undefined;
}

/** A share of the screen, as it is now. */
export interface DisplayMediaState {
  readonly status: 'idle' | 'requesting' | 'live' | 'failed';
  /** One video track, and one of audio where it was offered. */
  readonly stream: MediaStream | null;
  readonly error: RtcError | null;
  /** What is shared; `null` while nothing is, and where the browser doesn't tell. */
  readonly surface: 'monitor' | 'window' | 'browser' | null;
  /** Who ended the last share: `stop()`, or the browser's own button or a closed window. */
  readonly endedBy: 'user' | 'browser' | null;
}

/** A share of the screen. */
export interface DisplayMedia extends Store<DisplayMediaState> {
  /**
   * Opens the browser's picker; call it from a click. Resolves when it is closed, with a share or without: a
   * cancelled picker is `idle` again, not an error. Does nothing while a share or a picker is there.
   */
  start(): Promise<void>;
  /** Ends the share at once, also one that a picker which is still open brings later. */
  stop(): void;
  /** New options; they count from the next `start`. */
  setOptions(options: DisplayMediaOptions): void;
}

/** Makes a screen share. It does nothing before `start`; the caller that starts it calls `stop` when done. */
export function createDisplayMedia(options: DisplayMediaOptions = {}): DisplayMedia {
  let current = options;
  const idle = { status: 'idle', stream: null, error: null, surface: null, endedBy: null } as const;
  const store = createStore<DisplayMediaState>(idle);
  let picker: Promise<void> | null = null;
  let wanted = false;
  let listening: AbortController | null = null;

  async function ask(asked: DisplayMediaOptions): Promise<MediaStream | RtcError> {
    try {
      const mediaDevices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
      if (!mediaDevices) return missingMediaDevices();
      if (!mediaDevices.getDisplayMedia)
        return new RtcError('not-supported', 'This browser cannot share a screen.');
      void captureCode.load();
      return await mediaDevices.getDisplayMedia(browserOptions(asked));
    } catch (cause) {
      return await describeFailure(cause, 'screen');
    }
  }

  async function pick(): Promise<void> {
    const asked = current;
    const result = await ask(asked);
    picker = null;
    if (result instanceof RtcError) {
      if (!wanted) return;
      wanted = false;
      // A picker that was closed is no error; one that never opened, for want of a click, is.
      const closed = result.code === 'permission-dismissed' && errorNameOf(result.cause) !== 'InvalidStateError';
      store.set(closed ? idle : { status: 'failed', error: result });
    } else if (wanted) {
      show(result, asked);
    } else {
      for (const track of result.getTracks()) track.stop();
    }
  }

  function show(stream: MediaStream, { contentHint = 'detail' }: DisplayMediaOptions): void {
    listening = new AbortController();
    const { signal } = listening;
    for (const track of stream.getVideoTracks()) {
      track.contentHint = contentHint;
      track.addEventListener('ended', () => end('browser'), { signal });
      // Chromium's "Share this tab instead" keeps the track and changes what it shows.
      track.addEventListener('configurationchange', () => store.set({ surface: surfaceOf(track) }), {
        signal,
      });
    }
    for (const track of stream.getAudioTracks()) {
      track.addEventListener('ended', () => removeTrackFrom(stream, track), { signal });
    }
    const video = stream.getVideoTracks()[0];
    store.set({ status: 'live', stream, surface: video ? surfaceOf(video) : null });
  }

  function end(endedBy: 'user' | 'browser'): void {
    listening?.abort();
    listening = null;
    wanted = false;
    const { stream } = store.getSnapshot();
    for (const track of stream?.getTracks() ?? []) track.stop();
    store.set({ ...idle, endedBy: stream ? endedBy : store.getSnapshot().endedBy });
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    start() {
      if (store.getSnapshot().status === 'live') return Promise.resolve();
      wanted = true;
      store.set({ status: 'requesting', error: null, endedBy: null });
      // One picker at a time: a start after a stop takes what the picker that is still open brings.
      picker ??= pick();
      return picker;
    },
    stop: () => end('user'),
    setOptions(next) {
      current = next;
    },
  };
}

function browserOptions(options: DisplayMediaOptions): DisplayMediaStreamOptions {
  const { audio = true, video = true, contentHint: _hint, preferredSurface, focus, ...hints } = options;
  const constraints = typeof video === 'object' ? video : {};
  const picture = preferredSurface ? { ...constraints, displaySurface: preferredSurface } : constraints;
  const controller = focus && createController(focus);
  return { ...hints, audio: withoutOwnAudio(audio), video: picture, ...(controller && { controller }) };
}

/** The system's audio has the call in it: without this the others hear themselves. */
function withoutOwnAudio(audio: boolean | MediaTrackConstraints): boolean | MediaTrackConstraints {
  const supported: MediaTrackSupportedConstraints & { restrictOwnAudio?: boolean } = navigator.mediaDevices.getSupportedConstraints();
  if (audio === false || !supported.restrictOwnAudio) return audio;
  const constraints: MediaTrackConstraints & { restrictOwnAudio?: boolean } = { restrictOwnAudio: true, ...(audio === true ? {} : audio) };
  return constraints;
}

function surfaceOf(track: MediaStreamTrack): DisplayMediaState['surface'] {
  const { displaySurface } = track.getSettings();
  return displaySurface === 'monitor' || displaySurface === 'window' || displaySurface === 'browser'
    ? displaySurface
    : null;
}
