import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import { createStore } from '../store';
import type { CameraAdjustments, createCameraAdjustments } from './cameraAdjustments';
import type { CameraSettings } from './cameraSettings';
import { otherSideOf, sideOf } from './cameraSide';
import { createTrackController } from './createTrackController';
import { deviceWatch } from './deviceWatch';
import { withSide } from './trackConstraints';
import type { CameraControl } from './trackControl';
import type { TrackController, TrackHost } from './trackController';

const parts: Part<{ createCameraAdjustments: typeof createCameraAdjustments }> = /* @__PURE__ */ createPart(
  () => import('./cameraAdjustments'),
);

/** Whether a camera tells of anything of what can be set; most have no more than their exposure. */
const hasAnythingToSet = (track: MediaStreamTrack) =>
  Object.keys(track.getCapabilities?.() ?? {}).some((name) => /^(zoom|pan|tilt|torch|exposure)/.test(name));

const nothing = {};

/** Makes the controller of a camera, which can turn a phone's camera to the other side, and set what a camera has to set. */
export function createCameraController(host: TrackHost): TrackController<CameraControl> {
  const base = createTrackController(host);
  const initial = { canFlip: false, flip, capabilities: nothing, settings: nothing, apply };
  const store = createStore<CameraControl>({ ...base.getSnapshot(), ...initial });
  let unwatch: (() => void) | null = null;
  let watching = false;
  let adjustments: CameraAdjustments | null = null;
  let followed: MediaStreamTrack | null = null;

  /** The side to turn to now, or `null` if there is none. */
  function otherSide() {
    const track = base.captured();
    return track && otherSideOf(track, deviceWatch(host.mediaDevices()).getSnapshot().devices);
  }

  async function loadAdjustments(): Promise<CameraAdjustments | RtcError> {
    const part = await parts.load();
    if (part instanceof RtcError) return part;
    adjustments ??= part.createCameraAdjustments(publish, base.setError);
    adjustments.follow(base.captured());
    return adjustments;
  }

  function follow(track: MediaStreamTrack | null): void {
    if (adjustments) return adjustments.follow(track);
    // Where it can't be had there is nothing to set for now; who sets something hears of it.
    if (track && hasAnythingToSet(track)) void loadAdjustments().then(publish);
  }

  function publish(): void {
    const control = base.getSnapshot();
    const track = base.captured();
    const looks = track !== null && sideOf(track) !== null;
    // The list is looked at only while there is a camera that has sides at all.
    if (looks !== watching) {
      watching = looks;
      if (looks) unwatch = deviceWatch(host.mediaDevices()).subscribe(publish);
      else unwatch?.();
    }
    if (track !== followed) {
      followed = track;
      follow(track);
    }
    const { capabilities = nothing, settings = nothing } = adjustments ?? {};
    store.set({ ...control, canFlip: looks && otherSide() !== null, capabilities, settings });
  }

  async function flip(): Promise<void> {
    const side = otherSide();
    if (!side) return;
    await base.replace(
      (usual) => withSide(usual, side),
      (track) => sideOf(track) === side,
    );
  }

  async function apply(settings: CameraSettings): Promise<void> {
    const own = adjustments ?? (await loadAdjustments());
    if (own instanceof RtcError) base.setError(own);
    else await own.apply(settings);
  }

  // It lives as long as this object, so nobody needs to undo it.
  base.subscribe(publish);

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    open: base.open,
    close: base.close,
    updateProcessing: base.updateProcessing,
    recall: base.recall,
  };
}
