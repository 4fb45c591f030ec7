import { RtcError, toRtcError } from '../errors';
import { createLatest, type AbortableTask } from '../latest';
import { createStore, type Store } from '../store';
import { captureArbiter } from './captureArbiter';
import type { CaptureKind } from './captureKind';
import { replaceCapture, takeCapture, type HeldCapture } from './captureReplacement';
import { deviceLost, findDevice, lossError, onDeviceReturn, otherDevice } from './deviceLoss';
import type { RememberedDevice } from './rememberedDevices';
import type { TrackControl } from './trackControl';
import { withDevice } from './trackConstraints';
import { setTrackEnabled } from './trackEnabled';
import { createTrackSlot, deviceIdOf } from './trackSlot';

/** What a controller needs from the capture that it is a part of. */
export interface TrackHost {
  readonly kind: CaptureKind;
  /** The browser's devices. @throws RtcError where there are none: an insecure page, an old browser */
  mediaDevices(): MediaDevices;
  /** What to ask for, without a device that was chosen by hand. */
  constraints(): MediaTrackConstraints;
  /** The stream that the track goes into; made with the first track. */
  stream(): MediaStream;
  /** The choice of an earlier visit, or `null`. */
  recall(): RememberedDevice | null;
  /** Keeps the choice for the next visit, if that is wanted. */
  remember(device: RememberedDevice): void;
}

/** The owner's side of a `TrackControl`. */
export interface TrackController extends Store<TrackControl> {
  /** Captures, unless it is captured or asked for already. Resolves with the answer. Never rejects. */
  open(): Promise<void>;
  /** Gives the track back at once, or to whoever takes it over in this task. Safe at any time. */
  close(give: 'release' | 'handOver'): void;
  /** Shows the device chosen on an earlier visit, so that a picker can, before anything is captured. */
  recall(): void;
}

/** A device chosen by hand, now or on an earlier visit. */
interface Choice extends RememberedDevice {
  readonly recalled: boolean;
}

/** Makes the controller of a camera or a microphone. It captures nothing before `open` or an action. */
export function createTrackController(host: TrackHost): TrackController {
  const { kind } = host;
  const store = createStore<TrackControl>({ status: 'off', track: null, deviceId: null, error: null, toggle, select });
  const slot = createTrackSlot(host.stream, { onEnded: lose, onEnabledChange: showEnabled });
  /** What moves a capture to another device, wanted or not; the newest wins. */
  const moves = createLatest();
  let opening: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  let stopWaiting: (() => void) | null = null;
  let choice: Choice | null = null;
  /** How a microphone's track is to be when it arrives: a muted one must not be heard in between. */
  let muted = false;

  const acquire = (constraints: MediaTrackConstraints) =>
    captureArbiter(host.mediaDevices()).acquire(kind, constraints);
  const exactly = (deviceId: string) => withDevice(host.constraints(), { exact: deviceId });

  function fail(error: RtcError): void {
    store.set({ status: 'failed', track: null, error });
  }

  function show(held: HeldCapture, error: RtcError | null): void {
    const { track } = held;
    const deviceId = deviceIdOf(track);
    if (muted) setTrackEnabled(track, false);
    slot.put(held);
    if (choice?.deviceId === deviceId) host.remember({ deviceId, label: track.label });
    store.set({ track, deviceId, error });
    showEnabled();
    // It may have ended on its way here.
    if (track.readyState === 'ended') lose();
  }

  function showEnabled(): void {
    const track = slot.held()?.track;
    if (!track) return;
    muted = kind === 'microphone' && !track.enabled;
    store.set({ status: muted ? 'muted' : 'on' });
  }

  /** Runs a move; whatever it throws becomes the control's error. */
  async function move(task: AbortableTask<void>): Promise<void> {
    try {
      await moves.run(task);
    } catch (cause) {
      const error = toRtcError(cause, 'not-supported');
      if (slot.held()) store.set({ error });
      else fail(error);
    }
  }

  async function capture(signal: AbortSignal): Promise<void> {
    ...
  }
