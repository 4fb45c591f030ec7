export { describeFailure, describeMissing } from './captureFailure';
export { findRetries } from './captureRetry';
export { cloneFrom } from './cloneTrack';
export { createDeviceRecoverer } from './recoverDevice';
