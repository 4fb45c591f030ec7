export { createPeer } from '../peer/createPeer';
export { createSegmentChannel } from './segmentChannel';
