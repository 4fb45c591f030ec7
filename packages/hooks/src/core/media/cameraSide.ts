/** Where a phone's camera points: at the user, or at what is in front of the user. */
export type CameraSide = 'user' | 'environment';

/** The side that a track's camera looks to; `null` for one that has none, as on a desk. */
export function sideOf(track: MediaStreamTrack): CameraSide | null {
  const { facingMode } = track.getSettings();
  return facingMode === 'user' || facingMode === 'environment' ? facingMode : null;
}

/** The other side, if there is, or may be, a camera that looks to it; else `null`. */
export function otherSideOf(track: MediaStreamTrack, devices: readonly MediaDeviceInfo[]): CameraSide | null {
  const side = sideOf(track);
  if (!side) return null;
  const other = side === 'user' ? 'environment' : 'user';
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  return cameras.length > 1 && cameras.some((camera) => mayLookTo(camera, other)) ? other : null;
}

/** Firefox doesn't say which way a camera looks before it is captured: it may be the one. */
function mayLookTo(camera: MediaDeviceInfo | InputDeviceInfo, side: CameraSide): boolean {
  if (!('getCapabilities' in camera)) return true;
  const sides = camera.getCapabilities().facingMode;
  return !sides || sides.length === 0 || sides.includes(side);
}
