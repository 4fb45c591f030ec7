import * as v from 'valibot';
import { PolicySchema } from './policy';

const StreamIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const media = {
  microphone: v.picklist(['on', 'muted', 'off']),
  picture: v.picklist(['on', 'off']),
  /** How much they want to be sent: all that fits, or little, since they save data or don't look. */
  wants: v.picklist(['all', 'little']),
  /** Which of the streams that arrive is which. */
  camera: v.nullable(StreamIdSchema),
  screen: v.nullable(StreamIdSchema),
};
const MediaStateSchema = v.object(media);

const StateSchema = v.object({
  type: v.literal('state'),
  name: v.pipe(v.string(), v.maxLength(256)),
  ...media,
});

const ControlMessageSchema = v.variant('type', [
  StateSchema,
  v.object({ type: v.literal('bye') }),
  /** What the hosts have decided; counts from hosts alone. */
  v.object({ type: v.literal('policy'), policy: PolicySchema }),
  /** What would otherwise take the signaling, which is slower and may cost money. */
  v.object({ type: v.literal('segment'), segment: v.unknown() }),
  v.object({
    type: v.literal('app'),
    /** Which part of the application it is for: 'chat', say. */
    topic: v.pipe(v.string(), v.maxLength(64)),
    data: v.unknown(),
  }),
]);

/** How somebody sends: what a tile shows beside the picture. */
export type MemberState = Omit<v.InferOutput<typeof StateSchema>, 'type'>;

/** The same without what they are called. */
export type MediaState = v.InferOutput<typeof MediaStateSchema>;

/** What two members of a room tell each other over their data channel. */
export type ControlMessage = v.InferOutput<typeof ControlMessageSchema>;

/** The message in what arrived on the data channel, or null if it holds none. */
export function parseControlMessage(data: string | ArrayBuffer): ControlMessage | null {
  if (typeof data !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  const result = v.safeParse(ControlMessageSchema, value);
  return result.success ? result.output : null;
}

/** How somebody sends, checked; null if it is nothing of the kind. */
export function parseMediaState(input: unknown): MediaState | null {
  const result = v.safeParse(MediaStateSchema, input);
  return result.success ? result.output : null;
}
