import * as v from 'valibot';

/** The most keys of one room, and the longest key, in characters. */
export const MAX_KEYS = 128;
export const MAX_KEY_LENGTH = 64;
/** The longest value, in characters of its JSON. */
export const MAX_VALUE_LENGTH = 32 * 1024;

const KeySchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_KEY_LENGTH));
const VersionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const WriterSchema = v.pipe(v.string(), v.maxLength(128));

const EntrySchema = v.object({
  key: KeySchema,
  /** One more than that of the value which the writer had before. */
  version: v.pipe(VersionSchema, v.minValue(1)),
  /** The member that wrote it: of two writers with the same version the one with the greater id wins. Empty before joining. */
  by: WriterSchema,
  value: v.pipe(
    v.unknown(),
    v.check((value) => (JSON.stringify(value) ?? '').length <= MAX_VALUE_LENGTH),
  ),
});

const StatePayloadSchema = v.variant('type', [
  v.object({ type: v.literal('entry'), entry: EntrySchema }),
  /** Which versions the sender has, of all keys or of some; 0: none. It wants what is newer. */
  v.object({
    type: v.literal('have'),
    /** Whether what is not listed is not there. */
    isAll: v.boolean(),
    have: v.pipe(
      v.array(v.object({ key: KeySchema, version: VersionSchema, by: WriterSchema })),
      v.maxLength(MAX_KEYS),
    ),
  }),
]);

/** The value of a key, and which one it is. */
export type StateEntry = v.InferOutput<typeof EntrySchema>;
/** Which value of a key a member has. */
export type StateVersion = Omit<StateEntry, 'value'>;
/** What two members say to each other about the shared state. */
export type StatePayload = v.InferOutput<typeof StatePayloadSchema>;

/** The payload in `input`, or null if it holds none. */
export function parseStatePayload(input: unknown): StatePayload | null {
  const result = v.safeParse(StatePayloadSchema, input);
  return result.success ? result.output : null;
}
