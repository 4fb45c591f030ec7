'use client';

export { AudioMeter, type AudioMeterProps, type LevelSource } from './AudioMeter/AudioMeter';
export { AutoplayGate, useAutoplayGate, type AutoplayGateProps } from './AutoplayGate/AutoplayGate';
export { CallAnnouncer, type CallAnnouncerProps } from './CallAnnouncer/CallAnnouncer';
export type { AnnouncedParticipant } from './CallAnnouncer/changes';
export { CallAudio, type AudibleParticipant, type CallAudioProps } from './CallAudio/CallAudio';
export { CallInspector, type CallInspectorProps } from './CallInspector/CallInspector';
export type {
  InspectedConnection,
  InspectedEvent,
  InspectedPath,
  InspectedSample,
  InspectedStream,
  InspectedStreams,
} from './CallInspector/InspectedConnection';
export type { ChatFiles, ChatMessage, ChatText, ChatTexts } from './ChatPanel/chatMessage';
export { ChatPanel, type ChatPanelProps } from './ChatPanel/ChatPanel';
export { ChatPanelComposer, type ChatPanelComposerProps } from './ChatPanel/ChatPanelComposer';
export { ChatPanelLog, type ChatPanelLogProps } from './ChatPanel/ChatPanelLog';
export { ChatPanelMessage, type ChatPanelMessageProps } from './ChatPanel/ChatPanelMessage';
export { ChatPanelRoot, type ChatPanelRootProps } from './ChatPanel/ChatPanelRoot';
export { ChatPanelTyping, type ChatPanelTypingProps } from './ChatPanel/ChatPanelTyping';
export {
  ConnectionBadge,
  type ConnectionBadgeProps,
  type ConnectionQuality,
  type ConnectionStatus,
} from './ConnectionBadge/ConnectionBadge';
export { CameraButton, type CameraButtonProps } from './ControlBar/CameraButton';
export { ChatButton, type ChatButtonProps } from './ControlBar/ChatButton';
export { ControlBar, type ControlBarProps } from './ControlBar/ControlBar';
export { ControlButton, type NamedControlButtonProps } from './ControlBar/ControlButton';
export { DetailsButton, type DetailsButtonProps } from './ControlBar/DetailsButton';
export { LeaveButton, type LeaveButtonProps } from './ControlBar/LeaveButton';
export { MicrophoneButton, type MicrophoneButtonProps } from './ControlBar/MicrophoneButton';
export { ScreenShareButton, type ScreenShareButtonProps } from './ControlBar/ScreenShareButton';
export type { TrackStatus } from './ControlBar/toggleState';
export { DevicePicker, type DevicePickerProps } from './DevicePicker/DevicePicker';
export {
  DevicePickers,
  type PickableSpeaker,
  type DevicePickersProps,
  type PickableTrack,
  type PickedDevices,
} from './DevicePicker/DevicePickers';
export type { PickableDevice } from './DevicePicker/listOptions';
export { DropHint, type DropHintProps } from './DropHint/DropHint';
export { useFileDrop } from './DropHint/useFileDrop';
export { ErrorNotice, type ErrorNoticeProps, type NoticeError } from './ErrorNotice/ErrorNotice';
export type { FileActions, TransferredFile } from './FileTransferPanel/FileCard';
export { readDropped, type DroppedFiles } from './FileTransferPanel/readDropped';
export { FileTransferPanel, type FileTransferPanelProps } from './FileTransferPanel/FileTransferPanel';
export {
  IceCheckPanel,
  type CheckedServer,
  type IceCheckPanelProps,
  type NatBehaviour,
} from './IceCheckPanel/IceCheckPanel';
export { InviteLink, type InviteLinkProps } from './InviteLink/InviteLink';
export type { LoadError } from './lazyPart';
export { LabelsProvider, type LabelsProviderProps } from './Labels/LabelsProvider';
export type { LabelOverrides } from './Labels/mergeLabels';
export { useLabels } from './Labels/useLabels';
export { Lobby, type LobbyProps, type LobbyTrack } from './Lobby/Lobby';
export type { Labels } from './locales/en';
export { Menu, type MenuItem, type MenuProps } from './Menu/Menu';
export { ParticipantList, type ParticipantListProps } from './ParticipantList/ParticipantList';
export type { ListedParticipant } from './ParticipantList/ParticipantRow';
export { canFloat } from './PictureInPicture/openWindow';
export { PictureInPicture, type PictureInPictureProps } from './PictureInPicture/PictureInPicture';
export { QrCode, type QrCodeProps } from './QrCode/QrCode';
export { RaisedHand, type RaisedHandProps } from './RaisedHand/RaisedHand';
export { ReactionPicker, type ReactionChoice, type ReactionPickerProps } from './Reactions/ReactionPicker';
export { reactionIcons, type Reaction } from './Reactions/reactionIcons';
export { Reactions, type ReactionsProps, type ShownReaction } from './Reactions/Reactions';
export {
  RecordingIndicator,
  type RecordingIndicatorProps,
  type RecordingStatus,
} from './RecordingIndicator/RecordingIndicator';
export { SafetyCode, type SafetyCodeProps } from './SafetyCode/SafetyCode';
export { ShortcutHelp, type ShortcutHelpProps, type ShortcutName } from './ShortcutHelp/ShortcutHelp';
export { TileMenu, type TileMenuProps } from './TileMenu/TileMenu';
export { SpeakerTest, type SpeakerTestProps } from './SpeakerTest/SpeakerTest';
export {
  SpeakingWhileMutedHint,
  type SpeakingWhileMutedHintProps,
} from './SpeakingWhileMutedHint/SpeakingWhileMutedHint';
export { useVideoPlayback, type UseVideoPlaybackOptions, type UseVideoPlaybackResult } from './playback/useVideoPlayback';
export type { Corner, Covered } from './VideoGrid/corners';
export type { GridLayout, LayoutTile, TileRole } from './VideoGrid/tiles';
export {
  useTileLayout,
  type Formation,
  type TileLayoutOptions,
  type TilePlace,
  type UseTileLayoutResult,
} from './VideoGrid/useTileLayout';
export { VideoGrid, type VideoGridProps } from './VideoGrid/VideoGrid';
export { VideoTile, type VideoTileProps } from './VideoTile/VideoTile';
export {
  WaitingRoomList,
  type WaitingParticipant,
  type WaitingRoomListProps,
} from './WaitingRoomList/WaitingRoomList';
