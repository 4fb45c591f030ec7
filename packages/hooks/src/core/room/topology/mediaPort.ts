import type { RtcError } from '../../errors';
import type { MeasuredPeer } from '../../peer/stats/measuredPeer';
import type { Member } from '../../signaling/port';
import type { MemberState } from '../controlMessage';

/** Which kinds of each source a member has at a media server. */
export type Published = NonNullable<MemberState['published']>;

/** The camera with its microphone, or the screen with its audio. */
export type Source = keyof Published;

/** What of a member arrives, or is shown. */
export type SourceStreams = Readonly<Record<Source, MediaStream | null>>;

/** What of one other member arrives over a media server. */
export interface MemberMedia {
  /**
   * The streams that arrive; null: those of the connection to them count.
   *
   * @param published what they say that they have at a server; null: nothing, or they are not in the room
   */
  receive(member: Member, published: Published | null): SourceStreams | null;
  /** Why something does not arrive; null: it does. */
  readonly error: RtcError | null;
  /** What their camera comes over, else their screen; null: nothing does. */
  readonly peer: MeasuredPeer | null;
  close(): void;
}

/** The media of a mesh: all of it comes over the connection to the member. */
export const meshMedia: MemberMedia = { receive: () => null, error: null, peer: null, close() {} };
