import { RtcError } from '../errors';
import { captureCode } from './captureCode';
import type { DevicePreference } from './devicePreference';
import type { DeviceSwitch } from './deviceSwitch';
import { isRunning, type HeldCapture } from './captureReplacement';
import type { ShownTrack } from './shownTrack';
import { deviceIdOf } from './trackBinding';
import { processingKey, processingOf, withDevice, withoutProcessing } from './trackConstraints';
import type { TrackHost } from './trackController';

/** Changes the capture that runs, in the stream that goes on. Does nothing while nothing runs. */
export interface RunningCapture {
  /** Goes on with this device; where it can't be had, with the one that runs. */
  replace(deviceId: string, signal: AbortSignal): Promise<void>;
  /** Captures the same device anew, whatever it is by now: the system's default changed, or the system interrupts it. */
  recapture(): Promise<void>;
  /**
   * Has the browser process the microphone as it is asked to by now: on the same track where it can, else on a new one, which
   * takes the place of the old one.
   */
  updateProcessing(): Promise<void>;
}

/** Makes it. */
export function createRunningCapture(
  host: TrackHost,
  parts: { readonly preference: DevicePreference; readonly shown: ShownTrack; readonly devices: DeviceSwitch },
): RunningCapture {
  const { preference, shown, devices } = parts;
  /** Where a browser doesn't tell which device it is, it is for the browser to find it again. */
  const exactly = (deviceId: string) =>
    deviceId === '' ? host.constraints() : withDevice(host.constraints(), { exact: deviceId });

  function change(deviceId: string, signal: AbortSignal): Promise<void> {
    // Where nothing has this id any more, the browser takes whatever there is.
    const accepts = (track: MediaStreamTrack) =>
      deviceIdOf(track) === deviceId
        ? null
        : new RtcError('device-not-found', `The chosen ${host.kind} is not there.`);
    return devices.replace(exactly(deviceId), accepts, signal);
  }

  /** What runs, where it was asked for with other processing than is asked for by now. */
  function stale(): HeldCapture | null {
    const held = shown.held();
    return held && processingKey(held.constraints) !== processingKey(host.constraints()) ? held : null;
  }

  /** Changes the processing of the track that runs, or puts another one in its place. */
  async function process(held: HeldCapture, signal: AbortSignal): Promise<void> {
    const deviceId = deviceIdOf(held.track);
    const constraints = exactly(deviceId);
    const adjusted = await held.lease.adjust(constraints);
    if (shown.held() !== held) return;
    if (adjusted) return shown.show({ ...held, constraints }, shown.getSnapshot().error);
    if (!signal.aborted) await change(deviceId, signal);
    const isMet = () => {
      const track = shown.held()?.track;
      // Fetched with the capture that runs.
      return !track || captureCode.loaded?.meets(track, processingOf(constraints)) !== false;
    };
    if (signal.aborted || isMet()) return;
    // Chromium gives further captures of a device the processing of the one that runs, unless they ask for none at all: one of
    // those takes its place until there is one as it is asked for.
    await devices.replace({ ...constraints, ...withoutProcessing }, () => null, signal);
    if (!signal.aborted) await change(deviceId, signal);
  }

  return {
    async replace(deviceId, signal) {
      const before = shown.held();
      if (before && isRunning(before) && deviceIdOf(before.track) === deviceId) {
        return shown.set({ error: before.relaxed });
      }
      await change(deviceId, signal);
      const now = shown.held()?.track;
      if (!signal.aborted && now && deviceIdOf(now) !== deviceId) preference.fallBackTo(now);
    },
    async recapture() {
      const held = shown.held();
      if (!held) return;
      // Its other callers get a new one as well.
      held.lease.retire();
      await devices.run((signal) => change(deviceIdOf(held.track), signal));
    },
    async updateProcessing() {
      // Again where something else overtook it, which may have asked for it already.
      for (let overtaken = true; overtaken && stale();) {
        await devices.idle();
        overtaken = true;
        await devices.run(async (signal) => {
          const held = stale();
          if (held) await process(held, signal);
          overtaken = signal.aborted;
        });
      }
    },
  };
}
