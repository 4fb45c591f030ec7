import { createStore } from '../store';
import { createCameraAdjustments } from './cameraAdjustments';
import { otherSideOf, sideOf } from './cameraSide';
import { deviceWatch } from './deviceWatch';
import type { CameraControl } from './trackControl';
import { createTrackController } from './createTrackController';
import { withSide } from './trackConstraints';
import type { TrackController, TrackHost } from './trackController';

/** Makes the controller of a camera, which can turn a phone's camera to the other side, and set what a camera has to set. */
export function createCameraController(host: TrackHost): TrackController<CameraControl> {
  const base = createTrackController(host);
  const adjustments = createCameraAdjustments(publish, base.setError);
  const { apply, capabilities, settings } = adjustments;
  const store = createStore<CameraControl>({ ...base.getSnapshot(), canFlip: false, flip, capabilities, settings, apply });
  let unwatch: (() => void) | null = null;
  let watching = false;

  /** The side to turn to now, or `null` if there is none. */
  function otherSide() {
    const track = base.captured();
    return track && otherSideOf(track, deviceWatch(host.mediaDevices()).getSnapshot().devices);
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
    adjustments.follow(track);
    store.set({
      ...control,
      canFlip: looks && otherSide() !== null,
      capabilities: adjustments.capabilities,
      settings: adjustments.settings,
    });
  }

  async function flip(): Promise<void> {
    const side = otherSide();
    if (!side) return;
    await base.replace(
      (usual) => withSide(usual, side),
      (track) => sideOf(track) === side,
    );
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
