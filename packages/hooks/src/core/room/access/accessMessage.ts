import * as v from 'valibot';
import { PolicySchema, VisitSchema } from './policy';

/**
 * What a member says about another member's place in the room: they are in; they wait; or out, and why. The reasons count
 * from hosts alone.
 */
const VerdictSchema = v.picklist(['in', 'wait', 'declined', 'removed', 'banned', 'ended']);

const StatementSchema = v.object({
  /** Null: the sender is not in the room, and has nothing to say about it. */
  verdict: v.nullable(VerdictSchema),
  /**
   * How often the sender has begun to connect to the receiver after not wanting to. What was offered before that was not
   * looked at.
   */
  round: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const AccessMessageSchema = v.object({
  type: v.literal('access'),
  says: StatementSchema,
  /** What the sender has heard the receiver say last; null: nothing. */
  heard: v.nullable(StatementSchema),
  /** Whether the sender wants to hear what the receiver says, or that it was heard. */
  ask: v.boolean(),
  /** Which visit of the sender it is. */
  visit: VisitSchema,
  /** What the hosts have decided; counts from hosts alone. */
  policy: v.optional(PolicySchema),
});

/** A member's word about another member's place in the room. */
export type Verdict = v.InferOutput<typeof VerdictSchema>;

/** What one member says to another one about access, as state: it is said again until it was heard. */
export type AccessStatement = v.InferOutput<typeof StatementSchema>;

/** What members say to each other about access, also those who are not connected. */
export type AccessMessage = v.InferOutput<typeof AccessMessageSchema>;

/** The access message in what a session delivered, or null if it is something else. */
export function parseAccessMessage(input: unknown): AccessMessage | null {
  const result = v.safeParse(AccessMessageSchema, input);
  return result.success ? result.output : null;
}
