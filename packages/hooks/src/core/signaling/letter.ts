import * as v from 'valibot';

const EpochSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/));
const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const LetterSchema = v.object({
  /** Which correspondence of the sender's it belongs to: one between joining and leaving. */
  epoch: EpochSchema,
  /** Its number in that, from 1; 0: it only acknowledges, or greets. */
  number: CountSchema,
  /** Whose letters are acknowledged, and how many of them have arrived without a gap. */
  heard: v.optional(v.object({ epoch: EpochSchema, count: CountSchema })),
  data: v.optional(v.unknown()),
});

/** A numbered message to one member, which also says what has arrived from there. */
export type Letter = v.InferOutput<typeof LetterSchema>;

/** The letter in `input`, or null if it is none. */
export function parseLetter(input: unknown): Letter | null {
  const result = v.safeParse(LetterSchema, input);
  return result.success ? result.output : null;
}
