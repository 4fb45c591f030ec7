import type { PublicPusherSettings } from '@visavis/server';

/** What a browser has to know for a call: the answer of `GET /api/config`. */
export interface CallConfig {
  /** null: this deployment is not set up; `missing` and `invalid` name the variables. */
  readonly signaling: PublicPusherSettings | null;
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
  readonly iceTransportPolicy: 'all' | 'relay';
  /** The STUN and TURN servers in use, without credentials. */
  readonly iceServerUrls: readonly string[];
  /** Why the ICE servers can't be used, if so; in English, for the person who deployed this. */
  readonly iceProblem: string | null;
  /** The id of the room that was asked for, after which its channel is named; null without a room. */
  readonly roomId: string | null;
  /** Lets its bearer into that room; null without a room. */
  readonly roomToken: string | null;
}
