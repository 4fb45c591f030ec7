/** What the local participant is captured with; a screen is captured by `createDisplayMedia`. */
export type CaptureKind = 'camera' | 'microphone';

/** Both, in the order in which their errors are reported. */
export const captureKinds = ['camera', 'microphone'] as const satisfies readonly CaptureKind[];

/** What the browser calls the constraint, the device and the track of each kind. */
export const browserNames = {
  camera: { constraint: 'video', device: 'videoinput' },
  microphone: { constraint: 'audio', device: 'audioinput' },
} as const satisfies Record<CaptureKind, { constraint: 'audio' | 'video'; device: MediaDeviceKind }>;

/** What to capture: the constraints of each kind that is wanted. */
export type CaptureConstraints = Partial<Record<CaptureKind, MediaTrackConstraints>>;
