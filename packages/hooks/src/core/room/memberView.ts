import type { RtcError } from '../errors';
import type { Peer } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { MemberState } from './controlMessage';
import { createMemberStreams, namedStreams } from './memberStreams';
import { isSameParticipant, type Participant } from './participant';
import { toParticipant } from './remoteParticipant';
import type { RoomMedia } from './topology/roomMedia';

/** What is shown of one other member. */
export interface MemberView {
  /** The same object until something in it changes. */
  readonly participant: Participant;
  /** What they say about themselves; null: nothing yet. */
  readonly state: MemberState | null;
  setState(state: MemberState): void;
  /** Why nothing of theirs can be decrypted; null: it can. */
  setKeyError(error: RtcError | null): void;
  readonly hasKeyError: boolean;
  /** The connection, the member or what is said of it may be another now. */
  update(): void;
  /** Lets go of all tracks. */
  clear(): void;
}

/** Makes it. `onChange`: `participant` may be another object now. */
export function createMemberView(options: {
  peer: Peer;
  member(): Member;
  /** Whether what they send is shown. */
  canPublish(member: Member): boolean;
  /** What carries the room's audio and video. */
  media: Pick<RoomMedia, 'member'>;
  onChange(): void;
}): MemberView {
  const { peer } = options;
  const streams = createMemberStreams(update);
  const media = options.media.member(() => streams, update);
  let state: MemberState | null = null;
  let keyError: RtcError | null = null;
  /** Nothing of theirs is shown before there has been a connection. */
  let hasConnected = false;
  let participant = compose();

  function compose() {
    const member = options.member();
    const { status, remoteStreams, error } = peer.getSnapshot();
    hasConnected ||= status === 'connected';
    const shown = options.canPublish(member) && hasConnected ? state : null;
    const isOver = status === 'idle' || status === 'closed';
    const arriving = media.receive(member, isOver ? null : (shown?.published ?? null)) ?? namedStreams(remoteStreams, shown);
    streams.fill(arriving, shown?.cameraStatus === 'on');
    return toParticipant({ member, peer, mediaPeer: media.peer, state, shown, streams, error: error ?? keyError ?? media.error });
  }

  function update() {
    const next = compose();
    if (!isSameParticipant(participant, next)) participant = next;
    options.onChange();
  }

  return {
    get participant() {
      return participant;
    },
    get state() {
      return state;
    },
    setState(next) {
      state = next;
      update();
    },
    setKeyError(error) {
      keyError = error;
    },
    get hasKeyError() {
      return keyError !== null;
    },
    update,
    clear() {
      media.close();
      streams.clear();
    },
  };
}
