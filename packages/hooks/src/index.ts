'use client';

export * from './core/index';

export {
  useCallShortcuts,
  type LeavableRoom,
  type ShareableScreen,
  type SwitchableMedia,
  type UseCallShortcutsOptions,
} from './react/useCallShortcuts';
export { useChat, type UseChatMessage, type UseChatResult } from './react/useChat';
export { useDataChannel, type DataChannelTarget, type UseDataChannelResult } from './react/useDataChannel';
export { useFileTransfer, type UseFileTransferResult } from './react/useFileTransfer';
export { useIceCheck, type UseIceCheckOptions, type UseIceCheckResult } from './react/useIceCheck';
export { usePeer, type UsePeerOptions, type UsePeerResult } from './react/usePeer';
export { useConnectionQuality } from './react/useConnectionQuality';
export { usePeerStats, type UsePeerStatsOptions } from './react/usePeerStats';
export { useRoute } from './react/useRoute';
export { useRecorder, type UseRecorderResult } from './react/useRecorder';
export { useSafetyCode } from './react/useSafetyCode';
export { useRoom, type StreamSource, type UseRoomOptions, type UseRoomResult } from './react/useRoom';
export { useAudioLevel } from './react/useAudioLevel';
export { useDevices, type UseDevicesResult } from './react/useDevices';
export {
  useDisplayMedia,
  type UseDisplayMediaOptions,
  type UseDisplayMediaResult,
} from './react/useDisplayMedia';
export { useSpeaking, type UseSpeakingOptions } from './react/useSpeaking';
export { useSpeakingWhileMuted } from './react/useSpeakingWhileMuted';
export {
  useSpeakerOutput,
  type UseSpeakerOutputOptions,
  type UseSpeakerOutputResult,
} from './react/useSpeakerOutput';
export { useUserMedia, type UseUserMediaOptions, type UseUserMediaResult } from './react/useUserMedia';
