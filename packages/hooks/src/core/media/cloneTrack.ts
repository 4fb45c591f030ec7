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
  if (running.readyState !== 'live' || running.kind !== browserNames[kind].constraint) return null;
  const track = running.clone();
  // Muting is each track's own: the caller that gets this one has not muted it.
  track.enabled = true;
  try {
    const { deviceId: _id, groupId: _group, facingMode: _side, ...use } = constraints;
    await track.applyConstraints(use);
  } catch {
    // What this device can't do, another one perhaps can: that is for the browser to say.
    track.stop();
    return null;
  }
  if (track.readyState === 'live' && meets(track, constraints)) return track;
  track.stop();
  return null;
}

/**
 * Whether a track is what was asked for. Browsers resolve `applyConstraints` for ideal values that they can't fulfil
 * while the device runs: Chromium doesn't enlarge a picture, nor turn echo cancellation off.
 */
function meets(track: MediaStreamTrack, constraints: MediaTrackConstraints): boolean {
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
