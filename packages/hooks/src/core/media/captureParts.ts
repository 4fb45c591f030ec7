export { describeFailure, describeMissing } from './captureFailure';
export { findRetries } from './captureRetry';
export { applyUse, cloneFrom, meets } from './cloneTrack';
export { createDeviceRecoverer } from './recoverDevice';
