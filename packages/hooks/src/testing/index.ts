export { createSyntheticStream, type SyntheticStream, type SyntheticStreamOptions } from './syntheticStream';
export { createSignalChannelPair } from './signalChannelPair';
export { isSameColor, readPictureColor, type Rgb } from './pictureColor';
