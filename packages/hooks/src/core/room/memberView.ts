import type { RtcError } from '../errors';
import type { Peer } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { MemberState } from './controlMessage';
import { createMemberStreams } from './memberStreams';
import { isSameParticipant, type Participant } from './participant';
import { toParticipant } from './remoteParticipant';

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
  onChange(): void;
}): MemberView {
  const { peer } = options;
  const streams = createMemberStreams(update);
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
    streams.fill(remoteStreams, shown);
    return toParticipant({ member, peer, state, shown, streams, error: error ?? keyError });
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
    clear: streams.clear,
  };
}
