/** Which device constraints are about; everything else is about how it is used. */
export const deviceConstraints = ['deviceId', 'groupId', 'facingMode'] as const;

/** Whether a capture with `wanted` may turn out to be of the device that `asked` asks for. */
export function mayShareDevice(wanted: MediaTrackConstraints, asked: MediaTrackConstraints): boolean {
  if (wanted.advanced) return false;
  const requested = deviceConstraints.filter((name) => wanted[name] !== undefined);
  return requested.every((name) => JSON.stringify(wanted[name]) === JSON.stringify(asked[name]));
}

/** Whether `track` comes from the device that `wanted` asks for, or `wanted` asks for none in particular. */
export function comesFromDevice(track: MediaStreamTrack, wanted: MediaTrackConstraints): boolean {
  if (wanted.advanced) return false;
  const settings = track.getSettings();
  return deviceConstraints.every((name) => {
    const constraint = wanted[name];
    return constraint === undefined || valuesOf(constraint).includes(settings[name]);
  });
}

interface Range {
  exact?: unknown;
  ideal?: unknown;
  min?: unknown;
  max?: unknown;
}

/** What a constraint asks for: a bare value is an ideal one. */
export function rangeOf(constraint: unknown): Range {
  return typeof constraint === 'object' && constraint !== null && !Array.isArray(constraint) ? constraint : { ideal: constraint };
}

function valuesOf(constraint: ConstrainDOMString): unknown[] {
  const { exact, ideal } = rangeOf(constraint);
  return [exact ?? ideal ?? []].flat();
}
