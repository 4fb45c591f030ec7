import * as v from 'valibot';

/** The most fragments of one message; at Pusher's 10 KB this is 160 KB of base64. */
export const MAX_FRAGMENTS = 16;

const FragmentSchema = v.pipe(
  v.object({
    /** Counts the sender's messages, so that fragments of different ones are told apart. */
    id: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Which fragment this is, from 0. */
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_FRAGMENTS - 1)),
    /** How many fragments there are. */
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FRAGMENTS)),
    /** `gzip`: compressed. `encrypted`: compressed, then encrypted. */
    encoding: v.picklist(['gzip', 'encrypted']),
    /** In base64. */
    body: v.string(),
  }),
  v.check(({ index, count }) => index < count, 'no such fragment'),
);

/** What travels over a transport: an encoded message, or a part of one that is too long for it. */
export type Fragment = v.InferOutput<typeof FragmentSchema>;

/** The fragment in `input`, or null if it holds none. */
export function parseFragment(input: unknown): Fragment | null {
  const result = v.safeParse(FragmentSchema, input);
  return result.success ? result.output : null;
}
