export { createSyntheticStream, type SyntheticStream, type SyntheticStreamOptions } from './syntheticStream';
export { createBeep, createTint } from './sampleProcessors';
export { createSignalChannelPair, type SignalChannelPairOptions } from './signalChannelPair';
export { isSameColor, readPictureColor, type Rgb } from './pictureColor';
export { interceptCapture, type CaptureHandler, type CaptureInterception } from './interceptCapture';
export type { VirtualDevice } from './virtualDevice';
export { createVirtualDevices, type VirtualDevices, type VirtualDevicesOptions } from './virtualDevices';
export type { VirtualLimits } from './virtualConstraints';
export type { PromptAnswer } from './virtualPermissions';
export {
  createVirtualScreens,
  type VirtualScreen,
  type VirtualScreens,
  type VirtualScreensOptions,
} from './virtualScreens';
export { createMemoryHub, type MemoryHub, type MemoryHubMember, type MemoryHubOptions } from '../signaling/memory';
export { mutateJson, randomJson } from './mutateJson';
export { createRandom, type Random } from './random';
export { unreliable, type UnreliableOptions } from './unreliableSignaling';
export { createVirtualEnvironment, type VirtualEnvironment } from './virtualEnvironment';
