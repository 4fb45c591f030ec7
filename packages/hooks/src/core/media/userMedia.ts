import type { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { createCameraController } from './cameraController';
import { browserNames, type CaptureKind } from './captureKind';
import { missingMediaDevices } from './mediaError';
import { recallDevices, rememberDevice, rememberKey } from './rememberedDevices';
import type { CameraControl, TrackControl } from './trackControl';
import { constraintsOf } from './trackConstraints';
import { createTrackController } from './createTrackController';
import type { TrackHost } from './trackController';
import type { TrackProcessor } from './processors/trackProcessor';

/** What to capture of the local participant. */
export interface UserMediaOptions {
  /**
   * The microphone: whether `start` captures it, or how. Other values of `echoCancellation`, `noiseSuppression` and
   * `autoGainControl` count at once, also while it is on: on the same track where the browser can. @default true
   */
  readonly audio?: boolean | MediaTrackConstraints | undefined;
  /** The camera: whether `start` captures it, or how. @default true */
  readonly video?: boolean | CameraConstraints | undefined;
  /** Keeps the chosen devices in `localStorage`, under this key if it is a string. @default false */
  readonly remember?: boolean | string | undefined;
  /**
   * What the camera and the microphone go through before they are in the stream. A list with other processors counts at once,
   * also for what is captured already: see `setProcessors` of the two controls, which it calls. @default none
   */
  readonly processors?: MediaProcessors | undefined;
}

/** What a camera is asked for, as in the standard. */
export interface CameraConstraints extends MediaTrackConstraints {
  /** Whether this page may turn the camera to the side; Chromium asks the user for it. @default false */
  readonly pan?: boolean | undefined;
  /** Whether it may turn it up and down, likewise. @default false */
  readonly tilt?: boolean | undefined;
  /** Whether it may zoom, likewise. @default false */
  readonly zoom?: boolean | undefined;
}

/** Track processors by what they are for, in the order of their work. */
export interface MediaProcessors {
  /** Those of kind `video`. @default none */
  readonly camera?: readonly TrackProcessor[] | undefined;
  /** Those of kind `audio`. @default none */
  readonly microphone?: readonly TrackProcessor[] | undefined;
}

/** The camera and the microphone, as they are captured now. */
export interface UserMediaState {
  /**
   * - `idle`: nothing was started
   * - `requesting`: the browser was asked and nothing has come yet
   * - `live`: there is a stream, with whatever is on in it; one of two devices is enough
   * - `failed`: nothing that was asked for could be captured, or all of it was lost
   */
  readonly status: 'idle' | 'requesting' | 'live' | 'failed';
  /** The same object from the first track until `stop`, whatever device feeds it. */
  readonly stream: MediaStream | null;
  /** The error of the camera or the microphone, of one that failed first. */
  readonly error: RtcError | null;
  readonly camera: CameraControl;
  readonly microphone: TrackControl;
}

/** A camera and a microphone in one stream. */
export interface UserMedia extends Store<UserMediaState> {
  /**
   * Captures what the options ask for, with one question to the person for both; what is running stays as it
   * is, and what failed is tried again. Resolves when the answers are there; errors end up in the state.
   */
  start(): Promise<void>;
  /** Releases everything at once, also what a prompt that is still open grants later. */
  stop(): void;
  /** The same, but a caller that asks for the same devices within this task takes them over as they run. */
  transfer(): void;
  /**
   * New options; they count from the next `start`, `toggle` or `select`, and restart nothing. Only processors, and what
   * the browser does to a voice (echo cancellation, noise suppression, gain), count at once.
   */
  setOptions(options: UserMediaOptions): void;
}

/**
 * Makes a capture of camera and microphone. It does nothing before `start` or an action of one of its two
 * controls; the caller that starts it calls `stop` when done, and may start it again.
 */
export function createUserMedia(options: UserMediaOptions = {}): UserMedia {
  let current = options;
  let stream: MediaStream | null = null;
  const camera = createCameraController(hostFor('camera'));
  const microphone = createTrackController(hostFor('microphone'));
  const store = createStore<UserMediaState>({
    status: 'idle',
    stream: null,
    error: null,
    camera: camera.getSnapshot(),
    microphone: microphone.getSnapshot(),
  });
  // Both live as long as this object, so nobody needs to undo it.
  camera.subscribe(publish);
  microphone.subscribe(publish);
  applyProcessors(undefined, options.processors);

  function hostFor(kind: CaptureKind): TrackHost {
    const option = browserNames[kind].constraint;
    return {
      kind,
      mediaDevices() {
        // An insecure page has none, whatever the types say.
        const devices = navigator.mediaDevices as MediaDevices | undefined;
        if (!devices) throw missingMediaDevices();
        return devices;
      },
      constraints: () => constraintsOf(current[option]) ?? {},
      stream: () => (stream ??= new MediaStream()),
      recall() {
        const key = rememberKey(current.remember);
        return (key !== null && recallDevices(key)[kind]) || null;
      },
      remember({ deviceId, label }) {
        const key = rememberKey(current.remember);
        if (key !== null) rememberDevice(key, kind, { deviceId, label });
      },
    };
  }

  function applyProcessors(before: MediaProcessors | undefined, next: MediaProcessors | undefined): void {
    for (const [kind, { getSnapshot }] of [['camera', camera], ['microphone', microphone]] as const) {
      const [old = [], wanted = []] = [before?.[kind], next?.[kind]];
      const same = old.length === wanted.length && old.every((one, index) => one === wanted[index]);
      // What was set by the control's own action stays until the option says something else.
      if (!same) void getSnapshot().setProcessors(wanted);
    }
  }

  function recall(): void {
    camera.recall();
    microphone.recall();
  }

  function publish(): void {
    const parts = { camera: camera.getSnapshot(), microphone: microphone.getSnapshot() };
    const all = [parts.camera, parts.microphone];
    const failed = all.find((part) => part.status === 'failed');
    store.set({
      ...parts,
      stream,
      status: statusOf(all, stream),
      error: failed?.error ?? parts.camera.error ?? parts.microphone.error,
    });
  }

  function end(give: 'release' | 'transfer'): void {
    camera.close(give);
    microphone.close(give);
    stream = null;
    publish();
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    async start() {
      recall();
      const fresh = store.getSnapshot().status === 'idle';
      const wanted = [
        ...(constraintsOf(current.video) ? [camera] : []),
        ...(constraintsOf(current.audio) ? [microphone] : []),
      ];
      if (wanted.length === 0) stream ??= new MediaStream();
      publish();
      const asked = wanted.filter((part) => fresh || part.getSnapshot().status !== 'off');
      await Promise.all(asked.map((part) => part.open()));
    },
    stop: () => end('release'),
    transfer: () => end('transfer'),
    setOptions(options) {
      const keyChanged = rememberKey(options.remember) !== rememberKey(current.remember);
      const before = current;
      current = options;
      if (keyChanged) recall();
      // First, so that one new track serves both.
      void microphone.updateProcessing();
      applyProcessors(before.processors, options.processors);
    },
  };
}

function statusOf(parts: readonly TrackControl[], stream: MediaStream | null): UserMediaState['status'] {
  const has = (...statuses: TrackControl['status'][]) => parts.some((part) => statuses.includes(part.status));
  if (has('on', 'muted', 'interrupted')) return 'live';
  if (has('starting')) return stream ? 'live' : 'requesting';
  if (has('failed')) return 'failed';
  return stream ? 'live' : 'idle';
}
