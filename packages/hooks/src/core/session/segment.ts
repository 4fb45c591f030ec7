import * as v from 'valibot';

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/));
const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const SegmentSchema = v.object({
  /** The sender's session id. */
  from: IdSchema,
  /** The receiver's session id, as far as the sender knows it. */
  to: v.optional(IdSchema),
  /** The message's number in the sender's session, from 1; 0: there is no message in it. */
  seq: CountSchema,
  /** How many messages of the receiver have been delivered to the sender. Means nothing without `to`. */
  ack: CountSchema,
  /** For how long the acknowledgement was held back, in ms, so that it is not taken for time on the path. */
  heldMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Messages behind `ack` have arrived already: one is missing. */
  gap: v.optional(v.literal(true)),
  /**
   * `probe`: asks the receiver to prove that it is alive, by naming `from`. `offer`: answers a probe of another one than
   * the other end, with the id of the session that would follow. Without a kind it is of a session of `from` with `to`.
   */
  kind: v.optional(v.picklist(['probe', 'offer'])),
  /** The message, plain JSON. */
  data: v.optional(v.unknown()),
});

/** What travels between the two ends of a session: a message, an acknowledgement, or a probe. */
export type Segment = v.InferOutput<typeof SegmentSchema>;

/** The segment in `input`, or null if it holds none. Never throws. */
export function parseSegment(input: unknown): Segment | null {
  const result = v.safeParse(SegmentSchema, input);
  return result.success ? result.output : null;
}
