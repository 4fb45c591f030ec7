import { browserNames, type CaptureKind } from './captureKind';
import { deviceWatch } from './deviceWatch';

/** The ids under which Chromium lists what the system's settings name, whichever device that is. */
const DEFAULT_IDS = ['default', 'communications'];

/** Whether this is no device of its own but the system's choice of one. */
export const isSystemDefault = (deviceId: string): boolean => DEFAULT_IDS.includes(deviceId);

/**
 * Calls `onChange` whenever the system's choice (`deviceId`) becomes another device than `target`, until undone.
 *
 * @param target which hardware it was, as `hardwareOf` tells it; null if nobody knows
 */
export function watchSystemDefault(
  mediaDevices: MediaDevices,
  kind: CaptureKind,
  { deviceId, target }: { readonly deviceId: string; readonly target: string | null },
  onChange: (target: string) => void,
): () => void {
  const watch = deviceWatch(mediaDevices);
  let known = target;

  function look(): void {
    const listed = watch
      .getSnapshot()
      .devices.find((device) => device.kind === browserNames[kind].device && device.deviceId === deviceId);
    // Before there is permission it has no group and no name, and what is not listed may come back.
    const now = listed ? hardwareOf(listed) : null;
    if (now === null) return;
    const before = known;
    known = now;
    if (before !== null && before !== now) onChange(now);
  }

  const undo = watch.subscribe(look);
  look();
  return undo;
}

/** Which hardware a device or a track is of: its group, or its name where there is none. */
export const hardwareOf = ({ groupId, label }: { groupId?: string | undefined; label: string }): string | null =>
  groupId || label || null;
