export { describeFailure, describeMissing } from './captureFailure';
export { applyUse, cloneFrom, meets } from './cloneTrack';
export { createDeviceRecoverer } from './recoverDevice';
