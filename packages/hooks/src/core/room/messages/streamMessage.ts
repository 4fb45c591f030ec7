import * as v from 'valibot';

/** How many batches of one class may be sent and not acknowledged. */
export const WINDOW = 16;
/** The most messages that travel in one batch. */
export const MAX_BATCH_MESSAGES = 32;
/** The longest batch of several messages, in UTF-16 units of their JSON. A longer message travels alone. */
export const MAX_BATCH_LENGTH = 16 * 1024;
/** The longest message, in UTF-16 units of its JSON: three bytes each still fit into one message of the data channel. */
export const MAX_MESSAGE_LENGTH = 64 * 1024;
/** The longest topic, in UTF-16 units. */
export const MAX_TOPIC_LENGTH = 64;

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ClassSchema = v.picklist(['chat', 'application']);

const BatchSchema = v.object({
  kind: v.literal('batch'),
  class: ClassSchema,
  /** The batch's number among those of its class, from 1. */
  seq: v.pipe(CountSchema, v.minValue(1)),
  messages: v.pipe(
    v.array(v.object({ topic: v.pipe(v.string(), v.maxLength(MAX_TOPIC_LENGTH)), data: v.unknown() })),
    v.minLength(1),
    v.maxLength(MAX_BATCH_MESSAGES),
  ),
});

const StreamMessageSchema = v.variant('kind', [
  BatchSchema,
  /** How many batches of a class have been delivered, and may be followed by a window more. */
  v.object({ kind: v.literal('ack'), class: ClassSchema, received: CountSchema }),
  /** The connection stands: where each direction goes on. */
  v.object({
    kind: v.literal('resume'),
    /** Names the sender's end; another one, after a reload, knows nothing of what was said before. */
    from: IdSchema,
    /** The end that `received` counts for; none before it has been heard of. */
    to: v.optional(IdSchema),
    received: v.object({ chat: CountSchema, application: CountSchema }),
    /** It answers a `resume`, and is not answered. */
    reply: v.optional(v.literal(true)),
  }),
]);

/** What the two ends of a message stream say to each other. */
export type StreamMessage = v.InferOutput<typeof StreamMessageSchema>;
export type Batch = v.InferOutput<typeof BatchSchema>;
export type Resume = Extract<StreamMessage, { kind: 'resume' }>;

/** The message in `input`, or null if it holds none. */
export function parseStreamMessage(input: unknown): StreamMessage | null {
  const result = v.safeParse(StreamMessageSchema, input);
  return result.success ? result.output : null;
}
