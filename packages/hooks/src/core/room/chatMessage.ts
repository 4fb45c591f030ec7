import * as v from 'valibot';

/** The longest message, in characters. */
export const MAX_CHAT_LENGTH = 4000;

/** What every writer chooses freely; unique together with who wrote it. */
const IdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const TextSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CHAT_LENGTH));
const ParticipantIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A message as it travels: a text, or a file that is offered at the same time. */
export const WrittenSchema = v.union([
  v.object({ id: IdSchema, text: TextSchema }),
  v.object({ id: IdSchema, attachment: v.pipe(v.string(), v.regex(/^[\w-]{16}$/)) }),
]);

export type Written = v.InferOutput<typeof WrittenSchema>;

/** The most messages that a newcomer is told. */
export const MAX_HISTORY = 50;

/** What somebody remembers of a chat, for a newcomer. */
export const HistorySchema = v.pipe(
  v.array(
    v.object({
      id: IdSchema,
      from: ParticipantIdSchema,
      name: v.pipe(v.string(), v.maxLength(256)),
      text: TextSchema,
      /** How long ago, in ms: two clocks seldom agree. */
      agoMs: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(7 * 24 * 3600 * 1000)),
    }),
  ),
  v.maxLength(MAX_HISTORY),
);

/** A message as somebody else remembers it. */
export type Remembered = v.InferOutput<typeof HistorySchema>[number];

/** Something somebody wrote. */
export interface ChatMessage {
  /** Unique in the room. */
  readonly id: string;
  /** Who wrote it: a participant's id. */
  readonly from: string;
  /** What the writer was called then. */
  readonly name: string;
  /** Plain text; links and markup are the reader's business. Empty where it is a file. */
  readonly text: string;
  /** The id of the transfer, where it is a file. */
  readonly attachment?: string;
  /** When it was written here, or arrived here: ms since 1970 by this machine's clock. */
  readonly at: number;
  /** True for one's own. */
  readonly own: boolean;
  /**
   * There, and true, for what was written before one came, as one other member tells it. They could have made
   * it up, the writer's name included, so show it as something told.
   */
  readonly retold?: true;
}
