import { RtcError, toRtcError } from '../errors';
import { captureManager } from './captureManager';
import { isRunning, isUnwanted, takeCapture } from './captureReplacement';
import { createDevicePreference } from './devicePreference';
import { createDeviceRecovererLater } from './deviceRecoverer';
import { createDeviceSwitch } from './deviceSwitch';
import { createCaptureProcessing } from './processedCapture';
import type { TrackProcessor } from './processors/trackProcessor';
import { createShownTrack } from './shownTrack';
import { deviceIdOf } from './trackBinding';
import { withDevice } from './trackConstraints';
import type { BaseTrackController, TrackHost } from './trackController';

/** Makes the controller of a camera or a microphone. It captures nothing before `open` or an action. */
export function createTrackController(host: TrackHost): BaseTrackController {
  const { kind } = host;
  const preference = createDevicePreference(host);
  const processing = createCaptureProcessing(onTakenOut);
  const shown = createShownTrack(host, { toggle, select, setProcessors }, { onEnded: lose, onDefaultChange });
  const devices = createDeviceSwitch({ shown, acquire, onShown, onLost: lose });
  const deviceRecovery = createDeviceRecovererLater({
    kind,
    shown,
    acquire,
    exactly,
    mediaDevices: () => host.mediaDevices(),
    run: devices.run,
    onShown,
    onRefused: failAndCancel,
    onReturn: onDeviceReturned,
  });
  let opening: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;

  function acquire(constraints: MediaTrackConstraints) {
    return processing.process(captureManager(host.mediaDevices()).acquire(kind, constraints));
  }
  function exactly(deviceId: string) {
    return withDevice(host.constraints(), { exact: deviceId });
  }

  function onShown(track: MediaStreamTrack): void {
    preference.confirm(track);
    // It may have ended on its way here.
    if (track.readyState === 'ended') return lose();
    // So may a processor have failed, or others have been set.
    void renew();
  }

  async function capture(signal: AbortSignal): Promise<void> {
    shown.set({ status: 'starting', error: null });
    const taken = await takeCapture(acquire, preference.constraints(), signal);
    if (isUnwanted(taken, signal)) return;
    opening = null;
    if (taken instanceof RtcError) return shown.fail(taken);
    shown.show(taken, taken.relaxed);
    onShown(taken.track);
    if (shown.held()) await devices.run((own) => relocate(taken.track, own));
  }

  /** Goes on to where the device of an earlier visit is now. */
  async function relocate(track: MediaStreamTrack, signal: AbortSignal): Promise<void> {
    const deviceId = await preference.relocate(track, host.mediaDevices());
    if (deviceId && !signal.aborted) await replace(deviceId, signal);
  }

  async function replace(deviceId: string, signal: AbortSignal): Promise<void> {
    const before = shown.held();
    if (before && isRunning(before) && deviceIdOf(before.track) === deviceId) {
      return shown.set({ error: before.relaxed });
    }
    await change(deviceId, signal);
    const now = shown.held()?.track;
    if (!signal.aborted && now && deviceIdOf(now) !== deviceId) preference.fallBackTo(now);
  }

  function change(deviceId: string, signal: AbortSignal): Promise<void> {
    // Where nothing has this id any more, the browser takes whatever there is.
    const accepts = (track: MediaStreamTrack) =>
      deviceIdOf(track) === deviceId
        ? null
        : new RtcError('device-not-found', `The chosen ${kind} is not there.`);
    return devices.replace(exactly(deviceId), accepts, signal);
  }

  /** The system's default is another device now, which its other callers get as well. */
  function onDefaultChange(deviceId: string): void {
    shown.held()?.lease.retire();
    void devices.run((signal) => change(deviceId, signal));
  }

  function lose(): void {
    const track = shown.held()?.track;
    if (!track || devices.isReplacing) return;
    const lost = { deviceId: deviceIdOf(track), label: track.label };
    const error = new RtcError('device-lost', `The ${kind} in use went away.`);
    const home = deviceRecovery.device ?? lost;
    shown.clear();
    failAndCancel(error);
    deviceRecovery.begin(lost, home, error);
  }

  function failAndCancel(error: RtcError): void {
    cancelAll();
    shown.fail(error);
  }

  function onDeviceReturned(deviceId: string): void {
    preference.follow(deviceId);
    void (shown.held() ? devices.run((signal) => replace(deviceId, signal)) : open());
  }

  function onTakenOut(error: RtcError, required: boolean): void {
    if (!required) return void renew();
    cancelAll();
    shown.clear();
    shown.fail(error);
  }

  /** Sends what is captured through the processors of now, after whatever changes the device. */
  async function renew(): Promise<void> {
    const isStale = () => {
      const held = shown.held();
      return held && !processing.isCurrent(held) ? held : null;
    };
    if (isStale()) await devices.idle();
    const stale = isStale();
    if (!stale) return;
    await devices.run((signal) => devices.replace(stale.constraints, () => null, signal));
    // Also after the choice of another device that overtook it.
    await devices.idle();
    // What must not be sent as it is, and can't be sent otherwise, is not sent.
    if (!isStale() || !processing.isRequired) return;
    onTakenOut(shown.getSnapshot().error ?? new RtcError('processor-failed', `The ${kind} can't be processed.`), true);
  }

  async function setProcessors(processors: readonly TrackProcessor[]): Promise<void> {
    if (processing.set(processors)) await renew();
  }

  function cancelAll(): void {
    opening?.abort.abort();
    opening = null;
    devices.abort();
    deviceRecovery.forget();
  }

  async function begin(signal: AbortSignal): Promise<void> {
    try {
      await capture(signal);
    } catch (cause) {
      if (signal.aborted) return;
      opening = null;
      shown.fail(toRtcError(cause, 'not-supported'));
    }
  }

  function open(): Promise<void> {
    if (shown.held()) return Promise.resolve();
    if (opening) return opening.done;
    return openAnew();
  }

  function openAnew(): Promise<void> {
    cancelAll();
    processing.retry();
    const abort = new AbortController();
    // Overtaken by the choice of another device, it is done when that is.
    const done = begin(abort.signal).then(() => opening?.done);
    opening = { abort, done };
    return done;
  }

  function close(give: 'release' | 'transfer'): void {
    cancelAll();
    shown.turnOff(give);
  }

  async function toggle(on?: boolean): Promise<void> {
    const { status } = shown.getSnapshot();
    const isOn = status === 'on' || status === 'interrupted' || (status === 'starting' && !shown.isMuted);
    const turnOn = on ?? !isOn;
    if (kind === 'camera') return turnOn ? open() : close('release');
    shown.setMuted(!turnOn);
    if (turnOn) await open();
  }

  async function select(deviceId: string): Promise<void> {
    preference.choose(deviceId);
    if (opening) return openAnew();
    if (shown.getSnapshot().status === 'off') {
      shown.set({ deviceId });
      return host.remember({ deviceId, label: '' });
    }
    deviceRecovery.forget();
    return shown.held() ? devices.run((signal) => replace(deviceId, signal)) : open();
  }

  return {
    getSnapshot: shown.getSnapshot,
    getInitialSnapshot: shown.getInitialSnapshot,
    subscribe: shown.subscribe,
    captured: () => shown.held()?.track ?? null,
    open,
    close,
    replace(constraints, accepts) {
      deviceRecovery.forget();
      return devices.run((signal) => {
        const refused = new RtcError('overconstrained', `There is no ${kind} like that.`, { constraint: 'facingMode' });
        const accept = (track: MediaStreamTrack) => {
          if (!accepts(track)) return refused;
          preference.choose(deviceIdOf(track));
          return null;
        };
        return devices.replace(constraints(host.constraints()), accept, signal);
      });
    },
    recall() {
      const deviceId = preference.recall();
      if (deviceId !== null && !shown.held()) shown.set({ deviceId });
    },
  };
}
