import { RtcError, toRtcError } from '../errors';
import { createLatest, type AbortableTask } from '../latest';
import { createStore, type Store } from '../store';
import { captureArbiter } from './captureArbiter';
import { isUnwanted, replaceCapture, takeCapture, takeFirst, type HeldCapture } from './captureReplacement';
import { createDeviceChoice, type ChosenDevice, type DeviceChoiceHost } from './deviceChoice';
import { deviceLost, permissionLost, replacementsFor } from './deviceLoss';
import { createLostDevice } from './lostDevice';
import type { RememberedDevice } from './rememberedDevices';
import type { TrackControl } from './trackControl';
import { withDevice } from './trackConstraints';
import { setTrackEnabled } from './trackEnabled';
import { createTrackSlot, deviceIdOf } from './trackSlot';

/** What a controller needs from the capture that it is a part of. */
export interface TrackHost extends DeviceChoiceHost {
  /** The browser's devices. @throws RtcError where there are none: an insecure page, an old browser */
  mediaDevices(): MediaDevices;
  /** The stream that the track goes into; made with the first track. */
  stream(): MediaStream;
}

/** The owner's side of a `TrackControl`. */
export interface TrackController<Control extends TrackControl = TrackControl> extends Store<Control> {
  /** Captures, unless it is captured or asked for already. Resolves with the answer. Never rejects. */
  open(): Promise<void>;
  /** Gives the track back at once, or to whoever takes it over in this task. Safe at any time. */
  close(give: 'release' | 'handOver'): void;
  /** Shows the device chosen on an earlier visit, so that a picker can, before anything is captured. */
  recall(): void;
}

/** The owner's side of any control, which a special one is built on. */
export interface BaseTrackController extends TrackController {
  /**
   * Captures with `constraints` in the place of what runs, which becomes the choice. Does nothing while nothing
   * runs. `accepts` looks at what came; what it turns down is released, and the old track goes on.
   */
  replace(
    constraints: (usual: MediaTrackConstraints) => MediaTrackConstraints,
    accepts: (track: MediaStreamTrack) => boolean,
  ): Promise<void>;
}

/** Makes the controller of a camera or a microphone. It captures nothing before `open` or an action. */
export function createTrackController(host: TrackHost): BaseTrackController {
  const { kind } = host;
  const choice = createDeviceChoice(host);
  const store = createStore<TrackControl>({
    status: 'off',
    track: null,
    deviceId: null,
    error: null,
    toggle,
    select,
  });
  const slot = createTrackSlot(host.stream, { onEnded: lose, onEnabledChange: showEnabled });
  /** What moves a capture to another device, wanted or not; the newest wins. */
  const moves = createLatest();
  const lostDevice = createLostDevice(kind, () => host.mediaDevices());
  let opening: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  /** While one track replaces another, the old one may end by the browser's doing: that is no loss. */
  let replacing = false;
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
    if (muted) setTrackEnabled(track, false);
    slot.put(held);
    choice.confirm(track);
    store.set({ status: statusOf(track), track, deviceId: deviceIdOf(track), error });
    // It may have ended on its way here.
    if (track.readyState === 'ended') lose();
  }

  function showEnabled(): void {
    const track = slot.held()?.track;
    if (track) store.set({ status: statusOf(track) });
  }

  function statusOf(track: MediaStreamTrack): 'on' | 'muted' {
    muted = kind === 'microphone' && !track.enabled;
    return muted ? 'muted' : 'on';
  }

  async function capture(signal: AbortSignal): Promise<void> {
    store.set({ status: 'starting', error: null });
    for (;;) {
      const asked = choice.get();
      const taken = await takeCapture(acquire, choice.constraints(), signal);
      if (isUnwanted(taken, signal)) return;
      if (taken instanceof RtcError) {
        // Somebody chose another device while the first was asked for: that one may work.
        if (choice.get() !== asked) continue;
        opening = null;
        return fail(taken);
      }
      opening = null;
      show(taken, taken.relaxed);
      if (slot.held()) await move((own) => followChoice(asked, taken.track, own));
      return;
    }
  }

  /** Goes on to the device that was chosen while another one was asked for, or to where it is now. */
  async function followChoice(
    asked: ChosenDevice | null,
    track: MediaStreamTrack,
    signal: AbortSignal,
  ): Promise<void> {
    const now = choice.get();
    const deviceId = now === asked ? await choice.relocate(track, host.mediaDevices()) : now?.deviceId;
    if (deviceId && !signal.aborted) await replace(deviceId, signal);
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

  /** Replaces what runs; what comes is shown if `accepts` takes it. Tells what runs afterwards. */
  async function exchange(
    constraints: MediaTrackConstraints,
    accepts: (track: MediaStreamTrack) => RtcError | null,
    signal: AbortSignal,
  ): Promise<void> {
    const before = slot.held();
    if (!before) return;
    replacing = true;
    try {
      const replacement = await replaceCapture(acquire, before, constraints, signal);
      if (!replacement) return;
      const { held, error } = replacement;
      if (isUnwanted(held === before ? null : held, signal)) return;
      const refusal = held && held !== before && !error ? accepts(held.track) : null;
      if (!held) {
        slot.clear('release');
        fail(error);
      } else if (refusal) {
        held.lease.release();
        store.set({ error: refusal });
      } else if (held === before) {
        store.set({ error });
      } else {
        show(held, error ?? held.relaxed);
      }
    } finally {
      replacing = false;
      // What ended meanwhile and was not replaced after all is a loss.
      if (slot.held()?.track.readyState === 'ended') lose();
    }
  }

  async function replace(deviceId: string, signal: AbortSignal): Promise<void> {
    const before = slot.held();
    if (before && deviceIdOf(before.track) === deviceId) return store.set({ error: before.relaxed });
    // Where nothing has this id any more, the browser takes whatever there is.
    const accepts = (track: MediaStreamTrack) =>
      deviceIdOf(track) === deviceId
        ? null
        : new RtcError('device-not-found', `The chosen ${kind} is not there.`);
    await exchange(exactly(deviceId), accepts, signal);
    const now = slot.held()?.track;
    if (!signal.aborted && now && deviceIdOf(now) !== deviceId) choice.settleFor(now);
  }

  function lose(): void {
    const track = slot.held()?.track;
    if (!track || replacing) return;
    const lost = { deviceId: deviceIdOf(track), label: track.label };
    const error = deviceLost(kind);
    // One that was lost in the place of another doesn't replace it in people's minds.
    const home = lostDevice.device ?? lost;
    slot.clear('release');
    settle();
    fail(error);
    const recovering = (signal: AbortSignal) => recover(lost, error, signal);
    lostDevice.waitFor(home, {
      onReturn: comeBack,
      onArrival() {
        if (store.getSnapshot().status === 'failed') void move(recovering);
      },
    });
    void move(recovering);
  }

  /** Takes another device in the place of the lost one, unless it was lost to a person's "no". */
  async function recover(lost: RememberedDevice, error: RtcError, signal: AbortSignal): Promise<void> {
    const refusal = await permissionLost(kind);
    if (signal.aborted) return;
    if (refusal) {
      settle();
      return fail(refusal);
    }
    const others = await replacementsFor(host.mediaDevices(), kind, lost.deviceId);
    if (signal.aborted) return;
    if (others.length > 0) store.set({ status: 'starting' });
    const taken = await takeFirst(acquire, others.map(exactly), signal);
    if (isUnwanted(taken, signal)) return;
    if (!taken) return fail(error);
    // The same device again is not a loss that anybody needs to hear of.
    const same = deviceIdOf(taken.track) === (lostDevice.device ?? lost).deviceId;
    if (same) lostDevice.forget();
    show(taken, same ? taken.relaxed : error);
  }

  function comeBack(deviceId: string): void {
    choice.follow(deviceId);
    void (slot.held() ? move((signal) => replace(deviceId, signal)) : open());
  }

  function settle(): void {
    opening?.abort.abort();
    opening = null;
    moves.abort();
    lostDevice.forget();
  }

  async function begin(signal: AbortSignal): Promise<void> {
    try {
      await capture(signal);
    } catch (cause) {
      if (signal.aborted) return;
      opening = null;
      fail(toRtcError(cause, 'not-supported'));
    }
  }

  function open(): Promise<void> {
    if (slot.held()) return Promise.resolve();
    if (opening) return opening.done;
    settle();
    const abort = new AbortController();
    const done = begin(abort.signal);
    opening = { abort, done };
    return done;
  }

  function close(give: 'release' | 'handOver'): void {
    settle();
    slot.clear(give);
    muted = false;
    store.set({ status: 'off', track: null, error: null });
  }

  async function toggle(on?: boolean): Promise<void> {
    const { status } = store.getSnapshot();
    const turnOn = on ?? !(status === 'on' || (status === 'starting' && !muted));
    if (kind === 'camera') return turnOn ? open() : close('release');
    muted = !turnOn;
    const track = slot.held()?.track;
    if (track) setTrackEnabled(track, turnOn);
    else if (turnOn) await open();
  }

  async function select(deviceId: string): Promise<void> {
    choice.choose(deviceId);
    if (opening) return opening.done;
    if (store.getSnapshot().status === 'off') {
      store.set({ deviceId });
      return host.remember({ deviceId, label: '' });
    }
    lostDevice.forget();
    return slot.held() ? move((signal) => replace(deviceId, signal)) : open();
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    open,
    close,
    replace(constraints, accepts) {
      lostDevice.forget();
      return move((signal) => {
        const refused = new RtcError('overconstrained', `There is no ${kind} like that.`, { constraint: 'facingMode' });
        return exchange(
          constraints(host.constraints()),
          (track) => {
            if (!accepts(track)) return refused;
            choice.choose(deviceIdOf(track));
            return null;
          },
          signal,
        );
      });
    },
    recall() {
      const deviceId = choice.recall();
      if (deviceId !== null && !slot.held()) store.set({ deviceId });
    },
  };
}
