'use client';

export { RtcError } from './core/errors';
export { musicConstraints } from './core/peer/sendingOptions';
export type * from './core/publicTypes';

export type { CallError, CallErrorSource, CallErrorSources } from './react/callErrors';
export { useCallErrors } from './react/useCallErrors';
export {
  useCallShortcuts,
  type LeavableRoom,
  type ShareableScreen,
  type SwitchableMedia,
  type UseCallShortcutsOptions,
} from './react/useCallShortcuts';
export type { UseChatMessage } from './react/attachTransfers';
export { useChat, type UseChatResult } from './react/useChat';
export type { UseChatPanelProps } from './react/useChatPanelProps';
export { useDataChannel, type UseDataChannelResult } from './react/useDataChannel';
export { useFileTransfer, type UseFileTransferResult } from './react/useFileTransfer';
export { useIceCheck, type UseIceCheckOptions, type UseIceCheckResult } from './react/useIceCheck';
export { usePeer, type UsePeerOptions, type UsePeerResult } from './react/usePeer';
export { useConnectionQuality } from './react/useConnectionQuality';
export { usePeerStats, type UsePeerStatsOptions } from './react/usePeerStats';
export { useRoute } from './react/useRoute';
export { useRecorder, type UseRecorderResult } from './react/useRecorder';
export { useRoomMessages, type UseRoomMessagesResult } from './react/useRoomMessages';
export { useSharedState, type UseSharedStateOptions } from './react/useSharedState';
export { useSafetyCode } from './react/useSafetyCode';
export { usePreparedRoom, type UsePreparedRoomOptions, type UsePreparedRoomResult } from './react/usePreparedRoom';
export { useRoom, type RoomActions, type StreamSource, type UseRoomOptions, type UseRoomResult } from './react/useRoom';
export {
  RoomProvider,
  useLocalParticipant,
  useParticipant,
  useParticipants,
  useRoomContext,
  type RoomContextValue,
  type RoomProviderProps,
} from './react/RoomProvider';
export { useAudioLevel } from './react/useAudioLevel';
export { useDevices, type UseDevicesResult } from './react/useDevices';
export {
  useDisplayMedia,
  type UseDisplayMediaOptions,
  type UseDisplayMediaResult,
} from './react/useDisplayMedia';
export { useShownHeight, type UseShownHeightOptions } from './react/useShownHeight';
export { useSpeaking, type UseSpeakingOptions } from './react/useSpeaking';
export { useSpeakingWhileMuted } from './react/useSpeakingWhileMuted';
export {
  usePushToTalk,
  type PushToTalk,
  type PushToTalkButtonProps,
  type PushToTalkMedia,
  type UsePushToTalkOptions,
} from './react/usePushToTalk';
export { usePlaybackVolume, usePlaybackVolumes, type UsePlaybackVolumeResult } from './react/usePlaybackVolume';
export { useMicrophoneCheck, type CheckableMedia, type UseMicrophoneCheckOptions } from './react/useMicrophoneCheck';
export {
  useSpeakerOutput,
  type UseSpeakerOutputOptions,
  type UseSpeakerOutputResult,
} from './react/useSpeakerOutput';
export { useUserMedia, type UseUserMediaOptions, type UseUserMediaResult } from './react/useUserMedia';
