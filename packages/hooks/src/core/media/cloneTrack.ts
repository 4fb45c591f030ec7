import { browserNames, type CaptureKind } from './captureKind';
import { deviceConstraints, rangeOf } from './trackCloning';

/**
 * Makes a track of its own out of one that runs: the same device with other constraints, without another
 * question to the person, and without a second capture, which mutes the first on iOS
 * (https://webkit.org/b/179363).
 *
 * @returns the caller's to stop; `null` if it would be less than the browser can give for these constraints
 */
export async function cloneFrom(
  running: MediaStreamTrack,
  kind: CaptureKind,
  constraints: MediaTrackConstraints,
): Promise<MediaStreamTrack | null> {
  // A clone of one that the system interrupts would be as silent.
  if (running.readyState !== 'live' || running.muted || running.kind !== browserNames[kind].constraint) return null;
  const track = running.clone();
  // Muting is each track's own: the caller that gets this one has not muted it.
  track.enabled = true;
  if (await applyUse(track, constraints)) return track;
  track.stop();
  return null;
}

/** Uses the track's device as `constraints` ask for, whatever device that is. @returns whether it is what was asked for */
export async function applyUse(track: MediaStreamTrack, constraints: MediaTrackConstraints): Promise<boolean> {
  try {
    const { deviceId: _id, groupId: _group, facingMode: _side, ...use } = constraints;
    await track.applyConstraints(use);
  } catch {
    // What this device can't do, another one perhaps can: that is for the browser to say.
    return false;
  }
  return track.readyState === 'live' && meets(track, constraints);
}

/**
 * Whether a track is what was asked for. Browsers resolve `applyConstraints` for ideal values that they can't fulfil
 * while the device runs: Chromium doesn't enlarge a picture, nor turn echo cancellation off.
 */
export function meets(track: MediaStreamTrack, constraints: MediaTrackConstraints): boolean {
  const settings: Record<string, unknown> = { ...track.getSettings() };
  const capabilities = track.getCapabilities?.() as Record<string, unknown> | undefined;
  return Object.entries(constraints).every(([name, constraint]) => {
    const setting = settings[name];
    // Already looked at, or a browser that doesn't tell.
    if ((deviceConstraints as readonly string[]).includes(name) || setting === undefined) return true;
    const { exact, ideal, min, max } = rangeOf(constraint);
    if (exact !== undefined) return setting === exact;
    if (typeof setting !== 'number') return ideal === undefined || setting === ideal;
    if (typeof min === 'number' && setting < min) return false;
    if (typeof max === 'number' && setting > max) return false;
    const most = rangeOf(capabilities?.[name]).max;
    const wanted = typeof ideal === 'number' && typeof most === 'number' ? Math.min(ideal, most) : ideal;
    return typeof wanted !== 'number' || setting >= wanted;
  });
}
