export { createSyntheticStream, type SyntheticStream, type SyntheticStreamOptions } from './syntheticStream';
