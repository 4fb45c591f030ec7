import { cleanName } from '../cleanText';
import type { RtcError } from '../errors';
import type { Peer } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { MemberState } from './controlMessage';
import type { MeasuredPeer } from '../peer/stats/measuredPeer';
import type { MemberStreams } from './memberStreams';
import type { Participant } from './participant';

/** What a remote participant is made of. */
export interface RemoteParticipantParts {
  member: Member;
  peer: Peer;
  /** What carries their media, if that is not `peer`. */
  mediaPeer: MeasuredPeer | null;
  /** What they say about themselves; null: nothing yet. */
  state: MemberState | null;
  /** The same, as far as it is shown. */
  shown: MemberState | null;
  streams: MemberStreams;
  error: RtcError | null;
}

/** A snapshot of another member. */
export function toParticipant({ member, peer, mediaPeer, state, shown, streams, error }: RemoteParticipantParts): Participant {
  const { status, remoteError } = peer.getSnapshot();
  return {
    id: member.id,
    // The server's word goes before the member's own; both come from outside.
    name: cleanName(member.verified ? member.name : state?.name || member.name),
    role: member.role ?? 'guest',
    status,
    error,
    remoteError,
    camera: streams.camera,
    screen: streams.screen,
    microphone: shown?.microphone ?? 'off',
    cameraStatus: shown?.cameraStatus ?? 'off',
    peer,
    mediaPeer,
  };
}
