import type { ComponentType } from 'react';
import { CallLobby, type CallLobbyProps } from './CallLobby';
import { Left, type LeftProps } from './Left';
import type { CallChatProps } from './CallChat';
import type { CallControlsProps } from './CallControls';
import type { CallFailureProps } from './CallFailure';
import type { CallHeaderProps } from './CallHeader';
import type { CallNoticesProps } from './CallNotices';
import type { CallParticipantListProps } from './CallParticipantList';
import type { CallDetailsProps } from './details/CallDetails';
import type { ParticipantsProps } from './Participants';
import type { RecordingIndicatorProps } from '../RecordingIndicator/RecordingIndicator';
import type { WaitingRoomListProps } from '../WaitingRoomList/WaitingRoomList';

/** What a call is made of; give `parts` of `<Call>` the ones that are to be yours. */
export interface CallParts {
  /** Before the call. */
  Lobby: ComponentType<CallLobbyProps>;
  /** After it. */
  Left: ComponentType<LeftProps>;
  /** The room's name, how the call stands, and the link. */
  Header: ComponentType<CallHeaderProps>;
  /** In place of the tiles, where one could not get in. */
  Failure: ComponentType<CallFailureProps>;
  /** What went wrong although the call goes on. */
  Notices: ComponentType<CallNoticesProps>;
  /** Who waits to be admitted, for hosts. */
  WaitingRoom: ComponentType<WaitingRoomListProps>;
  /** Who records. */
  Recording: ComponentType<RecordingIndicatorProps>;
  /** Everybody's tiles. */
  Participants: ComponentType<ParticipantsProps>;
  /** Everyone by name. */
  ParticipantList: ComponentType<CallParticipantListProps>;
  Chat: ComponentType<CallChatProps>;
  Details: ComponentType<CallDetailsProps>;
  Controls: ComponentType<CallControlsProps>;
}

/** The parts that are there before the call's own script; that one brings the rest (`InCall`). */
export const defaultParts: Pick<CallParts, 'Lobby' | 'Left'> = { Lobby: CallLobby, Left };
