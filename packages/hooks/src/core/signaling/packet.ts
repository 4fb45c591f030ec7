import * as v from 'valibot';
import type { Json } from './port';

/** The most packets in one message: one for each of a full room, and a few more. */
export const MAX_PACKETS = 64;

const PacketsSchema = v.pipe(
  v.array(
    v.object({
      /** The member it is for. */
      to: v.pipe(v.string(), v.maxLength(128)),
      data: v.unknown(),
    }),
  ),
  v.maxLength(MAX_PACKETS),
);

/** Something for one member. Packets for several of them travel together. */
export interface Packet {
  to: string;
  data: Json;
}

/** A packet that came in: who it is for is checked, what is in it is not. */
export type ReceivedPacket = v.InferOutput<typeof PacketsSchema>[number];

/** The packets in a message's JSON, or null if it holds none. */
export function parsePackets(json: string): ReceivedPacket[] | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const result = v.safeParse(PacketsSchema, value);
  return result.success ? result.output : null;
}
