import * as v from 'valibot';
import type { Json } from './port';

/** The most messages that travel together: one for each member of a full room, and a few more. */
export const MAX_BATCH = 64;

const BatchSchema = v.pipe(
  v.array(
    v.object({
      /** The id of the member that it is for. */
      to: v.pipe(v.string(), v.maxLength(128)),
      data: v.unknown(),
    }),
  ),
  v.maxLength(MAX_BATCH),
);

/** A message for one member. Messages for several members travel together. */
export interface AddressedMessage {
  to: string;
  data: Json;
}

/** A message that came in: who it is for is checked, what is in it is not. */
export type ReceivedMessage = v.InferOutput<typeof BatchSchema>[number];

/** The messages in a batch's JSON, or null if it holds none. */
export function parseBatch(json: string): ReceivedMessage[] | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const result = v.safeParse(BatchSchema, value);
  return result.success ? result.output : null;
}
