export { describeFailure, describeMissing } from './captureFailure';
export { cloneFrom } from './cloneTrack';
export { createDeviceRecoverer } from './recoverDevice';
