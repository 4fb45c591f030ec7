// What every pair needs, in one file.
export { watchConnection } from '../peer/connectionWatch';
export { createPeer } from '../peer/createPeer';
export { createSegmentChannel } from './segmentChannel';
