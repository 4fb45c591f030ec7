import { createDataChannel, type DataChannel } from '../peer/channels/dataChannel';
import type { Peer } from '../peer/peer';

/** The channel for segments while there is a connection: it is faster, and costs no signaling. */
const LABEL = 'visavis.segments';
/** The longest segment that is taken over it, in bytes; an offer with camera and screen has about 12,000. */
const MAX_SEGMENT_BYTES = 128 * 1024;

/** Makes it. */
export const createSegmentChannel = (peer: Peer): DataChannel<unknown> =>
  createDataChannel<unknown>(peer, LABEL, { maxMessageBytes: MAX_SEGMENT_BYTES });
