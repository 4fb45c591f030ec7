// Every public type of the engine. `@visavis/hooks` exports these beside its hooks, and none of the functions.

export type { RtcErrorCode, RtcErrorRecovery } from './errors';
export type { Store } from './store';
export type { Clock } from './environment/clock';
export type { Environment, PageEvent } from './environment/environment';
export type { Pair, PairOptions } from './pair/pair';
export type { Peer, PeerOptions, PeerState, PeerStatus } from './peer/peer';
export type { AudioFormat } from './peer/audioFormat';
export type { AudioSendingOptions, SendingOptions, VideoSendingOptions } from './peer/sendingOptions';
export type { PeerSource } from './peer/peerSource';
export type { PeerEvent } from './peer/peerEvents';
export type { RestartCause } from './peer/state/restartCause';
export type { DataChannel, DataChannelOptions, DataChannelState, DataChannelStatus } from './peer/channels/dataChannel';
export type { ChannelData } from './peer/channels/channelData';
export type { ChannelPort } from './peer/channels/channelPort';
export type { IceServersAnswer, IceServersSource } from './peer/iceServers';
export type { IceCheck, IceCheckOptions, IceCheckState } from './iceCheck/iceCheck';
export type { IceFinding, IceServerCheck } from './iceCheck/iceServerCheck';
export type { IceHostCheck } from './iceCheck/hostCheck';
export type { NatBehaviour } from './iceCheck/natBehaviour';
export type { RelayLoopback } from './iceCheck/relayLoopback';
export type { PeerMessage } from './peer/message';
export type { PeerData } from './peer/outgoingData';
export type { MeasuredPeer, MeasuredSource } from './peer/stats/measuredPeer';
export type { PeerStatsOptions } from './peer/stats/peerStats';
export type { PeerStats, Traffic } from './peer/stats/summary';
export type {
  DirectionStats,
  InboundVideoStats,
  OutboundVideoStats,
  StreamStats,
  VideoStats,
} from './peer/stats/streamStats';
export type { Route } from './peer/stats/route';
export type { CandidateCounts, CandidateTimes, IcePairCount, IceServerOutcome, IceSummary } from './peer/stats/iceSummary';
export type { ConnectionQuality, QualityLook, QualityVerdict } from './peer/stats/connectionQuality';
export type {
  AccessDecision,
  Json,
  Member,
  MemberRole,
  Signaling,
  SignalingConnection,
  SignalingEvents,
  SignalingPreparation,
} from './signaling/port';
export type { Room, RoomOptions, RoomState, RoomStatus, WaitingMember } from './room/room';
export type { PreparationState, RoomPreparation } from './room/preparation/roomPreparation';
export type { RoomSource } from './room/roomSource';
export type { RoomMode } from './room/desiredPeers';
export type { MediaEndpoint, MediaEndpointOf, RoomTopology } from './room/topology/topology';
export type { RoomAccess } from './room/access/policy';
export type { LeaveReason } from './room/managedPeer';
export type { ParticipantJoinedListener, ParticipantLeftListener } from './room/participantEvents';
export type { Participant } from './room/participant';
export type { FileTransferOptions, FileTransfers, FileTransfersState } from './room/fileTransfers';
export type { FileRecipient, FileTransfer } from './room/fileTransfer/transfer';
export type { FileProgress, FileTransferStatus } from './room/fileTransfer/fileLink';
export type { CallShortcut, CallShortcutKeys } from './callShortcut';
export type { DeliveryStatus, MessageRecipient, SentMessage } from './room/messages/sentMessage';
export type { SendOptions } from './room/messages/outboundStream';
export type { TopicListener } from './room/topics';
export type { SharedState, SharedStates } from './room/sharedState/sharedState';
export type { Chat, ChatState } from './room/chat/chat';
export type { ChatMessage, ChatRecipient } from './room/chat/chatMessage';
export type { ProcessedTrack, ProcessorStats, TrackProcessor } from './media/processors/trackProcessor';
export type { AudioProcessorOptions, CreateAudioNode } from './media/processors/audioProcessor';
export type { CreateFrameRenderer, ProcessorOptions } from './media/processors/frameProcessor';
export type { FrameCanvas, FrameRenderer, FrameSource } from './media/processors/frameRenderer';
export type { DrawFrame, FrameContext } from './media/processors/videoProcessor';
export type { CameraConstraints, MediaProcessors, UserMedia, UserMediaOptions, UserMediaState } from './media/userMedia';
export type { CameraCapabilities, CameraRange, CameraSettings } from './media/cameraSettings';
export type { CameraControl, TrackControl, TrackState } from './media/trackControl';
export type { DisplayMedia, DisplayMediaOptions, DisplayMediaState } from './media/displayMedia';
export type { DeviceInfo, Devices, DevicesState } from './media/devices';
export type { CaptureKind } from './media/captureKind';
export type { MediaPermission } from './media/permission';
export type { AudioLevel } from './media/audioLevel';
export type { MicrophoneCheckOptions, MicrophoneCheckState, MicrophoneCheckStatus } from './media/microphoneCheck';
export type { SoundTarget } from './media/soundTargets';
export type { SpeakerOutput, SpeakerOutputOptions, SpeakerOutputState } from './media/speakerOutput';
export type { SpeakingOptions, SpeakingState } from './media/speaking';
export type { Recorder, RecorderState, RecorderStatus } from './recorder/recorder';
export type { NamedRecorderSource, RecorderSources } from './recorder/recorderSource';
export type { RecordingOptions } from './recorder/recordingOptions';
export type { RecorderLayout, RecorderRect, RecorderTile } from './recorder/recorderLayout';
