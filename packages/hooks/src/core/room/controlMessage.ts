import * as v from 'valibot';
import { PolicySchema, VisitSchema } from './access/policy';

const StreamIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** In lines; null: all there are, or it is not known how many are shown. 0: they show it nowhere. */
const HeightSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16_384)));

const KindsSchema = v.object({ audio: v.boolean(), video: v.boolean() });

const media = {
  microphone: v.picklist(['on', 'muted', 'off', 'interrupted']),
  cameraStatus: v.picklist(['on', 'off', 'interrupted']),
  /** How much video they want to be sent: all that fits, or little, since they save data or don't look. */
  preferredQuality: v.picklist(['all', 'low']),
  /** How many lines they show of what they are sent. */
  wantedHeights: v.object({ camera: HeightSchema, screen: HeightSchema }),
  /** Which of the streams that arrive is which. */
  camera: v.nullable(StreamIdSchema),
  screen: v.nullable(StreamIdSchema),
  /** What of both is at a media server; left out where this connection carries them. */
  published: v.optional(v.object({ camera: KindsSchema, screen: KindsSchema })),
};
const MediaStateSchema = v.object(media);

const VersionSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const StateSchema = v.object({
  type: v.literal('state'),
  version: VersionSchema,
  /** Which visit of theirs it is: see `access/policy`. */
  visit: VisitSchema,
  name: v.pipe(v.string(), v.maxLength(256)),
  ...media,
});

const ControlMessageSchema = v.variant('type', [
  StateSchema,
  v.object({ type: v.literal('bye') }),
  /** The signaling gave the sender another id. Its session proves it from there: see `memberProof.ts`. */
  v.object({ type: v.literal('member'), id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) }),
  /** What the hosts have decided; counts from hosts alone. */
  v.object({ type: v.literal('policy'), version: VersionSchema, policy: PolicySchema }),
  /** A version of the state or the policy has arrived. */
  v.object({ type: v.literal('received'), of: v.picklist(['state', 'policy']), version: VersionSchema }),
  /** What would otherwise take the signaling, which is slower and may cost money. */
  v.object({ type: v.literal('segment'), segment: v.unknown() }),
  /** Messages of the chat and the application: see `messages/`. */
  v.object({ type: v.literal('messages'), message: v.unknown() }),
]);

/** How a member sends: what a tile shows beside the video. */
export type MemberState = Omit<v.InferOutput<typeof StateSchema>, 'type' | 'version' | 'visit'>;

/** How many lines of each video a member shows. */
export type WantedHeights = MemberState['wantedHeights'];

/** What the local participant is, told to all others alike. */
export type LocalState = Omit<MemberState, 'wantedHeights'>;

/** The same without their name. */
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

/** How a member sends, checked; null if it is nothing of the kind. */
export function parseMediaState(input: unknown): MediaState | null {
  const result = v.safeParse(MediaStateSchema, input);
  return result.success ? result.output : null;
}
