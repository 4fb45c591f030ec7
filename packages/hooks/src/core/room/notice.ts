import * as v from 'valibot';
import { PolicySchema } from './policy';

const NoticeSchema = v.variant('notice', [
  /** One is outside: nobody connects before a host lets one in. */
  v.object({ notice: v.literal('wait') }),
  /** The door is open, and the sender ready to connect. A host says what holds now. */
  v.object({ notice: v.literal('ready'), policy: v.optional(PolicySchema) }),
  /** A host does not want one in. */
  v.object({ notice: v.literal('refused') }),
]);

/** What a member says at the door to one with whom there is no connection. */
export type Notice = v.InferOutput<typeof NoticeSchema>;

/** The notice in what came over the signaling, or null if it is something else. */
export function parseNotice(input: unknown): Notice | null {
  const result = v.safeParse(NoticeSchema, input);
  return result.success ? result.output : null;
}
