import * as v from 'valibot';

/** The longest session description that is looked at, in characters; camera and screen take about 11,000. */
const MAX_SDP_LENGTH = 65_536;
/** The most media sections in a description: a camera and a screen with sound, data, and as many retired. */
const MAX_MEDIA_SECTIONS = 16;

const countMediaSections = (sdp: string) => sdp.split(/^m=/m).length - 1;

const SdpSchema = v.pipe(
  v.string(),
  v.startsWith('v=0'),
  v.maxLength(MAX_SDP_LENGTH),
  v.check((sdp) => countMediaSections(sdp) <= MAX_MEDIA_SECTIONS, 'too many media sections'),
);

const CandidateSchema = v.pipe(
  v.object({
    candidate: v.pipe(v.string(), v.maxLength(1024)),
    sdpMid: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(32)))),
    sdpMLineIndex: v.optional(
      v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_MEDIA_SECTIONS))),
    ),
  }),
  // Without either of the two, RTCIceCandidate's constructor throws.
  v.check(({ sdpMid, sdpMLineIndex }) => (sdpMid ?? sdpMLineIndex ?? null) !== null, 'names no media section'),
);

/**
 * What one side of a connection tells the other: media capabilities (offer, answer), network configuration
 * (candidate), and requests of the side that may not offer to the one that may.
 */
export const SignalSchema = v.variant('type', [
  v.object({ type: v.literal('offer'), sdp: SdpSchema }),
  v.object({ type: v.literal('answer'), sdp: SdpSchema }),
  v.object({ type: v.literal('candidate'), candidate: CandidateSchema }),
  v.object({ type: v.literal('renegotiate'), renegotiate: v.literal(true) }),
  v.object({
    type: v.literal('transceiverRequest'),
    transceiverRequest: v.object({ kind: v.picklist(['audio', 'video']) }),
  }),
  v.object({ type: v.literal('restart') }),
]);

/** A checked signal: an offer, an answer, a candidate, or a request for one of them. */
export type Signal = v.InferOutput<typeof SignalSchema>;
