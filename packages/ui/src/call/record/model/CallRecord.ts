import type { InspectedIce, InspectedPath, InspectedSample } from '../../../CallInspector/InspectedConnection';

/**
 * What can happen in a call, and the values that each has; null: none. Of somebody, where `participant` is given, else of the
 * local side.
 *
 * - `room`: where the local participant stands; `reconnecting` is a loss of the signaling
 * - `network`: what the browser says of the network
 * - `joined`, `left`: who came and who went; `lost`: could not be reached any more
 * - `connection`: the status of the connection to them
 * - `iceRestart`, `rebuild`: what this side began to do about it; `cause` says why
 * - `path`: what the media go over
 * - `quality`: what the connection is judged to be
 * - `microphone`, `camera`, `screen`, `access`: what was changed by somebody
 */
export const eventValues = {
  room: ['joining', 'waiting', 'joined', 'reconnecting', 'failed', 'left'],
  network: ['online', 'offline'],
  joined: null,
  left: ['left', 'lost'],
  connection: ['idle', 'connecting', 'connected', 'reconnecting', 'failed', 'closed'],
  iceRestart: null,
  rebuild: null,
  path: ['direct', 'relay'],
  quality: ['good', 'fair', 'poor'],
  microphone: ['on', 'muted', 'off', 'interrupted'],
  camera: ['on', 'off', 'interrupted'],
  screen: ['on', 'off'],
  access: ['open', 'locked'],
} as const satisfies Record<string, readonly string[] | null>;

export type CallEventKind = keyof typeof eventValues;

/** Why an ICE restart or another connection was begun: `RestartCause` of `@visavis/hooks`. */
export const causes = [
  'network-changed',
  'page-resumed',
  'path-missed',
  'path-failed',
  'silent',
  'no-path',
  'connection-lost',
  'session-reset',
  'remote',
  'requested',
] as const;

export type CallEventCause = (typeof causes)[number];

/** Something that happened in a call. */
export interface CallEvent {
  /** Unique in the record. */
  readonly id: number;
  /** In ms since 1970. */
  readonly at: number;
  readonly kind: CallEventKind;
  /** The id of a participant; null: the local side. */
  readonly participant: string | null;
  /** One of `eventValues`. */
  readonly value: string | null;
  /** Of `iceRestart` and `rebuild`. */
  readonly cause: CallEventCause | null;
}

/** The steps in which a connection is set up, in their order. */
export const setUpSteps = ['prepare', 'exchange', 'ice', 'dtls', 'frame'] as const;

export type SetUpStep = (typeof setUpSteps)[number];

/** How a connection was set up, or set up again: how long each step took, in ms; null: not reached, or not needed. */
export interface SetUp extends Readonly<Record<SetUpStep, number | null>> {
  /** In ms since 1970. */
  readonly at: number;
  readonly kind: 'first' | 'iceRestart' | 'rebuild';
}

/** What was seen of one connection at one moment, with its path. */
export interface RecordedSample extends InspectedSample {
  route: InspectedPath & { roundTripMs: number | null };
}

/** How ICE stood from a time on, until the next of these. */
export interface RecordedIce extends InspectedIce {
  /** In ms since 1970. */
  readonly at: number;
}

/** What two sides tell each other in order to connect: the kinds of `PeerEvent` of `@visavis/hooks` that are messages. */
export const signalKinds = ['offer', 'answer', 'candidate', 'restart', 'request', 'refused', 'control'] as const;

/** A message of the signaling. */
export interface RecordedSignal {
  /** Unique in the record. */
  readonly id: number;
  /** In ms since 1970. */
  readonly at: number;
  readonly kind: (typeof signalKinds)[number];
  readonly direction: 'sent' | 'received';
  /** The SDP, the line of a candidate, or what it says else. Theirs, where it was received. */
  readonly detail: string | null;
}

/** One of the others, and the connection to them. */
export interface RecordedParticipant {
  readonly id: string;
  readonly name: string;
  /** What the two sides told each other; oldest first. */
  readonly signaling: readonly RecordedSignal[];
  /** Oldest first; older ones are further apart. */
  readonly samples: readonly RecordedSample[];
  /** Candidates, pairs and servers, each time that more was known of them; oldest first. */
  readonly ice: readonly RecordedIce[];
  readonly setUps: readonly SetUp[];
}

/** A call as one participant saw it, from its beginning to its end, or to now. */
export interface CallRecord {
  /** In ms since 1970. */
  readonly startedAt: number;
  /** Null while it goes on. */
  readonly endedAt: number | null;
  /** What the local participant is called. */
  readonly name: string;
  /** Which routes are allowed; null: not known. */
  readonly policy: 'all' | 'relay' | null;
  /** The STUN and TURN servers by their URLs, without credentials. */
  readonly servers: readonly string[];
  /** How long the browser, or the user, took to give camera and microphone, in ms; null: not asked. */
  readonly permissionMs: number | null;
  /** Oldest first. */
  readonly events: readonly CallEvent[];
  /** Everyone who was there, in the order in which they came. */
  readonly participants: readonly RecordedParticipant[];
}
