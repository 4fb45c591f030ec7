'use client';

export { Call } from './Call';
export type { CallProps } from './CallProps';
export type { CallChatProps } from './CallChat';
export type { CallControlsProps } from './CallControls';
export type { CallFailureProps } from './CallFailure';
export type { CallHeaderProps } from './CallHeader';
export type { CallLobbyProps } from './CallLobby';
export type { CallNotice, CallNoticesProps } from './CallNotices';
export type { CallConnection, CallDetail, Connect, ConnectOptions } from './connection';
export type { CallParticipantListProps } from './CallParticipantList';
export type { CallDetailsProps, RecordStore } from './details/CallDetails';
export type { CallBackground, CallEffects } from './effects/callEffects';
export type { LeftProps } from './Left';
export type { CallLabels } from './locales/en';
export { explainSdp, type ExplainedLine, type SdpLineKind, type SdpMeanings } from './record/model/sdp/explainSdp';
export {
  CALL_FILE_EXTENSION,
  callFileName,
  readCallFile,
  writeCallFile,
  type ReadCallFileResult,
  type WriteCallFileOptions,
} from './record/model/callFile';
export type {
  CallEvent,
  CallEventCause,
  CallEventKind,
  CallRecord,
  RecordedParticipant,
  RecordedSample,
  RecordedSignal,
  SetUp,
  SetUpStep,
} from './record/model/CallRecord';
export { summarizeCall, type CallSummary, type CallTrouble } from './record/model/summarizeCall';
export { CallReplay, type CallReplayProps } from './record/CallReplay';
export { OpenCall, type OpenCallProps } from './record/OpenCall';
export type { ParticipantsProps } from './Participants';
export type { CallParts } from './parts';
export type { UseReactionsResult } from './reactions/useReactions';
