export { RtcError, toRtcError, type RtcErrorCode, type RtcErrorRecovery } from './errors';
export type { Store } from './store';

export type { Clock } from './environment/clock';
export type { Environment, PageEvent } from './environment/environment';
export { pageEnvironment } from './environment/pageEnvironment';

export { createPair, type Pair, type PairOptions } from './pair/createPair';
export { createPeer } from './peer/createPeer';
export type { Peer, PeerOptions, PeerState, PeerStatus } from './peer/peer';
export type { PeerEvent } from './peer/peerEvents';
export {
  createDataChannel,
  type DataChannel,
  type DataChannelOptions,
  type DataChannelState,
  type DataChannelStatus,
} from './peer/channels/dataChannel';
export type { ChannelData } from './peer/channels/channelData';
export type { ChannelPort } from './peer/channels/channelPort';
export type { IceServersAnswer, IceServersSource } from './peer/iceServers';
export {
  createIceCheck,
  type IceCheck,
  type IceCheckOptions,
  type IceCheckState,
} from './iceCheck/iceCheck';
export type { IceFinding, IceServerCheck } from './iceCheck/iceServerCheck';
export type { IceHostCheck } from './iceCheck/hostCheck';
export type { NatBehaviour } from './iceCheck/natBehaviour';
export type { RelayLoopback } from './iceCheck/relayLoopback';
export type { PeerMessage } from './peer/message';
export type { PeerData } from './peer/outgoingData';
export { createPeerStats, type PeerStatsOptions } from './peer/stats/peerStats';
export type { PeerStats, Traffic } from './peer/stats/summary';
export type {
  DirectionStats,
  InboundVideoStats,
  OutboundVideoStats,
  StreamStats,
  VideoStats,
} from './peer/stats/streamStats';
export { createRoute } from './peer/stats/peerRoute';
export type { Route } from './peer/stats/route';
export { createConnectionQuality, type ConnectionQuality } from './peer/stats/connectionQuality';
export { createSafetyCode } from './peer/safetyCode';

export type {
  Json,
  Member,
  MemberRole,
  Signaling,
  SignalingConnection,
  SignalingEvents,
} from './signaling/port';

export { createRoomKey, isRoomKey } from './signaling/roomKey';
export { createRoom } from './room/createRoom';
export type {
  DepartureListener,
  Knock,
  Room,
  RoomOptions,
  RoomState,
  RoomStatus,
} from './room/room';
export type { Senders } from './room/door';
export type { RoomAccess } from './room/policy';
export type { DepartureReason } from './room/remoteMember';
export type { Participant } from './room/participant';
export {
  createFileTransfers,
  DEFAULT_MAX_FILE_BYTES,
  type FileTransferOptions,
  type FileTransfers,
  type FileTransfersState,
} from './room/fileTransfers';
export type { FileRecipient, FileTransfer } from './room/fileTransfer/transfer';
export type { FileProgress, FileTransferStatus } from './room/fileTransfer/fileLink';
export { CALL_SHORTCUT_KEYS, callShortcutOf, type CallShortcut, type CallShortcutKeys } from './callShortcut';
export { createChat, type Chat, type ChatState } from './room/chat';
export { MAX_CHAT_LENGTH, type ChatMessage } from './room/chatMessage';

export {
  createUserMedia,
  type UserMedia,
  type UserMediaOptions,
  type UserMediaState,
} from './media/userMedia';
export type { CameraControl, TrackControl, TrackState } from './media/trackControl';
export {
  createDisplayMedia,
  type DisplayMedia,
  type DisplayMediaOptions,
  type DisplayMediaState,
} from './media/displayMedia';
export { createDevices, type DeviceInfo, type Devices, type DevicesState } from './media/devices';
export type { CaptureKind } from './media/captureKind';
export type { MediaPermission } from './media/permission';
export { createAudioLevel, type AudioLevel } from './media/audioLevel';
export { createMutedSpeech } from './media/mutedSpeech';
export type { SoundTarget } from './media/soundTargets';
export {
  createSpeakerOutput,
  type SpeakerOutput,
  type SpeakerOutputOptions,
  type SpeakerOutputState,
} from './media/speakerOutput';
export { createSpeaking, type SpeakingOptions, type SpeakingState } from './media/speaking';
export { createRecorder, type Recorder, type RecorderState, type RecorderStatus } from './recorder/recorder';
export type { NamedRecorderSource, RecorderSources } from './recorder/recorderSource';
export type { RecordingOptions } from './recorder/recordingOptions';
export type { RecorderLayout, RecorderRect, RecorderTile } from './recorder/recorderLayout';
export { addTrackTo, onTracksChange, removeTrackFrom, swapTrackIn } from './media/streamTracks';
export { onTrackEnabledChange, setTrackEnabled } from './media/trackEnabled';
