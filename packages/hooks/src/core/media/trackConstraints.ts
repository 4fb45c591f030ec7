/** What an `audio` or `video` option asks for, or `null` if it asks for nothing. `true` asks for nothing in particular. */
export function constraintsOf(
  option: boolean | MediaTrackConstraints | undefined,
): MediaTrackConstraints | null {
  if (option === false) return null;
  return typeof option === 'object' ? option : {};
}

/** The same constraints with this device in the place of whatever device, side or group they asked for. */
export function withDevice(
  constraints: MediaTrackConstraints,
  device: { exact: string } | { ideal: string },
): MediaTrackConstraints {
  const { facingMode: _side, groupId: _group, ...rest } = constraints;
  return { ...rest, deviceId: device };
}

/** The same constraints with a camera that looks to this side in the place of whatever camera they asked for. */
export function withSide(
  constraints: MediaTrackConstraints,
  side: 'user' | 'environment',
): MediaTrackConstraints {
  const { deviceId: _device, groupId: _group, ...rest } = constraints;
  return { ...rest, facingMode: { exact: side } };
}

/** One text for all constraints that ask for the same, however their keys are ordered. */
export function constraintsKey(constraints: MediaTrackConstraints): string {
  return JSON.stringify(constraints, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** What of these constraints is about the processing of a microphone, which can be changed in mid-call. */
export function processingOf(constraints: MediaTrackConstraints): MediaTrackConstraints {
  const { echoCancellation, noiseSuppression, autoGainControl } = constraints;
  return {
    ...(echoCancellation !== undefined && { echoCancellation }),
    ...(noiseSuppression !== undefined && { noiseSuppression }),
    ...(autoGainControl !== undefined && { autoGainControl }),
  };
}

/** One text for all constraints that ask for the same processing of a microphone. */
export const processingKey = (constraints: MediaTrackConstraints): string => constraintsKey(processingOf(constraints));

/** What asks for a microphone as it is. */
export const withoutProcessing: MediaTrackConstraints = {
  echoCancellation: { exact: false },
  noiseSuppression: { exact: false },
  autoGainControl: { exact: false },
};

/** Whether a value has members to look at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
