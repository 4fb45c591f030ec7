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
export type { CallDetailsProps } from './details/CallDetails';
export type { CallBackground, CallEffects } from './effects/callEffects';
export type { LeftProps } from './Left';
export type { CallLabels } from './locales/en';
export type { ParticipantsProps } from './Participants';
export type { CallParts } from './parts';
export type { UseReactionsResult } from './reactions/useReactions';
