import * as v from 'valibot';

/** The most parts of one message; at Pusher's 10 KB this is 160 KB of base64. */
export const MAX_PARTS = 16;

const FrameSchema = v.pipe(
  v.object({
    /** Counts the sender's messages, so that parts of different ones are told apart. */
    id: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Which part this is, from 0. */
    part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PARTS - 1)),
    /** How many parts there are. */
    parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PARTS)),
    /** `gzip`: gzipped. `sealed`: gzipped and encrypted. */
    as: v.picklist(['gzip', 'sealed']),
    /** In base64. */
    body: v.string(),
  }),
  v.check(({ part, parts }) => part < parts, 'no such part'),
);

/** What really travels over a transport: a message, or a part of one that is too long for it. */
export type Frame = v.InferOutput<typeof FrameSchema>;

/** The frame in `input`, or null if it is none. */
export function parseFrame(input: unknown): Frame | null {
  const result = v.safeParse(FrameSchema, input);
  return result.success ? result.output : null;
}
