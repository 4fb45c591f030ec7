import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError, toRtcError } from '../errors';
import { captureManager } from './captureManager';
import { isUnwanted, takeCapture } from './captureReplacement';
import { createDevicePreference } from './devicePreference';
import { createDeviceRecovererLater } from './deviceRecoverer';
import { createDeviceSwitch } from './deviceSwitch';
import { createInterruptionWatch } from './interruptionWatch';
import { queryPermission } from './permission';
import { createCaptureProcessing } from './processedCapture';
import type { TrackProcessor } from './processors/trackProcessor';
import { createRunningCapture } from './runningCapture';
import { createShownTrack } from './shownTrack';
import { deviceIdOf } from './trackBinding';
import { withDevice } from './trackConstraints';
import type { BaseTrackController, TrackHost } from './trackController';

/** Makes the controller of a camera or a microphone. It captures nothing before `open` or an action. */
export function createTrackController(host: TrackHost): BaseTrackController {
  const { kind } = host;
  const preference = createDevicePreference(host);
  const processing = createCaptureProcessing(onTakenOut);
  const shown = createShownTrack(host, { toggle, select, setProcessors }, {
    onEnded: lose,
    onDefaultChange: () => void running.recapture(),
  });
  const devices = createDeviceSwitch({ shown, acquire, onShown, onLost: lose });
  const running = createRunningCapture(host, { preference, shown, devices });
  const watchInterruption = createInterruptionWatch(pageEnvironment, () => void returnFromInterruption());
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
    // So may a processor have failed, or others have been set, or other processing by the browser been asked for.
    void running.updateProcessing();
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
    if (deviceId && !signal.aborted) await running.replace(deviceId, signal);
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
    void (shown.held() ? devices.run((signal) => running.replace(deviceId, signal)) : open());
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

  /** Captures anew what the system still interrupts, where that asks the user nothing. */
  async function returnFromInterruption(): Promise<void> {
    const isAllowed = (await queryPermission(kind)) === 'granted';
    if (isAllowed && shown.getSnapshot().status === 'interrupted') await running.recapture();
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
    if (turnOn && status === 'interrupted') return running.recapture();
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
    return shown.held() ? devices.run((signal) => running.replace(deviceId, signal)) : open();
  }

  // It lives as long as this object, so nobody needs to undo it.
  shown.subscribe(() => watchInterruption(shown.getSnapshot().status === 'interrupted'));

  return {
    getSnapshot: shown.getSnapshot,
    getInitialSnapshot: shown.getInitialSnapshot,
    subscribe: shown.subscribe,
    captured: () => shown.held()?.track ?? null,
    setError: (error) => shown.set({ error: error ?? shown.held()?.relaxed ?? null }),
    open,
    close,
    updateProcessing: running.updateProcessing,
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
