import * as v from 'valibot';
import { MAX_CHAT_LENGTH } from './chatMessage';

/** The most logs that are kept and told of: one for each page that ever wrote something. */
export const MAX_LOGS = 256;
/** The most lines in one payload, and their length in characters; one line is always taken. */
export const MAX_LINES = 32;
export const MAX_LINES_LENGTH = 12_000;

const LogIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{16}$/));
/** `AUTHOR/LOG`: the author's member id, and the id that the author's page chose for what it writes. */
const LogKeySchema = v.pipe(v.string(), v.maxLength(160), v.regex(/^.{1,128}\/[\w-]{16}$/s));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HaveSchema = v.pipe(
  v.record(LogKeySchema, CountSchema),
  v.check((have) => Object.keys(have).length <= MAX_LOGS),
);

const LineSchema = v.object({
  /** The number of the line in its log, from 1. */
  n: v.pipe(CountSchema, v.minValue(1)),
  /** Later than that of every line which its author had seen (Lamport). */
  clock: CountSchema,
  name: v.pipe(v.string(), v.maxLength(256)),
  /** How long ago it was written, in ms: two clocks seldom agree. */
  ageMs: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(30 * 24 * 3600 * 1000)),
  /** A text, or the name of the file that is attached. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CHAT_LENGTH)),
  /** The id of the file's offer. */
  attachment: v.optional(LogIdSchema),
});

const ChatPayloadSchema = v.variant('type', [
  /** Opens: which log the sender writes, and what it has of all. */
  v.object({
    type: v.literal('hello'),
    log: LogIdSchema,
    have: HaveSchema,
    /** It answers a `hello`, and is not answered. */
    reply: v.optional(v.literal(true)),
  }),
  /** The sender has got more. */
  v.object({ type: v.literal('have'), have: HaveSchema }),
  /** Asks for the lines after these numbers. */
  v.object({ type: v.literal('want'), want: HaveSchema }),
  v.object({
    type: v.literal('lines'),
    log: LogKeySchema,
    lines: v.pipe(v.array(LineSchema), v.maxLength(MAX_LINES)),
    /** Nothing follows in answer to `want`. */
    isLast: v.optional(v.literal(true)),
  }),
]);

/** What two chats say to each other. */
export type ChatPayload = v.InferOutput<typeof ChatPayloadSchema>;
/** A line as it travels. */
export type ChatPayloadLine = v.InferOutput<typeof LineSchema>;
/** How many lines of each log are there, by `AUTHOR/LOG`. */
export type ChatHave = Readonly<Record<string, number>>;

/** The payload in `input`, or null if it holds none. */
export function parseChatPayload(input: unknown): ChatPayload | null {
  const result = v.safeParse(ChatPayloadSchema, input);
  return result.success ? result.output : null;
}

/** Who writes a log. */
export const authorOf = (logKey: string) => logKey.slice(0, logKey.lastIndexOf('/'));
