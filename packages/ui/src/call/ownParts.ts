import { CallChat } from './CallChat';
import { CallControls } from './CallControls';
import { CallFailure } from './CallFailure';
import { CallHeader } from './CallHeader';
import { CallNotices } from './CallNotices';
import { CallParticipantList } from './CallParticipantList';
import { CallDetails } from './details/CallDetails';
import { Participants } from './Participants';
import type { CallParts } from './parts';
import { RecordingIndicator } from '../RecordingIndicator/RecordingIndicator';
import { WaitingRoomList } from '../WaitingRoomList/WaitingRoomList';

/** Our parts of what happens in the call; they come with its script. */
export const ownParts: Omit<CallParts, 'Lobby' | 'Left'> = {
  Header: CallHeader,
  Failure: CallFailure,
  Notices: CallNotices,
  WaitingRoom: WaitingRoomList,
  Recording: RecordingIndicator,
  Participants,
  ParticipantList: CallParticipantList,
  Chat: CallChat,
  Details: CallDetails,
  Controls: CallControls,
};
