import type {
  CallShortcutKeys,
  FileTransfer,
  IceServerCheck,
  Participant,
  PeerStats,
  Route,
  UseChatPanelProps,
  UseChatResult,
  UseIceCheckResult,
  UseRecorderResult,
  UseRoomResult,
} from '@visavis/hooks';
import { expectTypeOf, test } from 'vitest';
import type {
  ChatPanelProps,
  CheckedServer,
  IceCheckPanelProps,
  InspectedPath,
  InspectedSample,
  ListedParticipant,
  RecordingStatus,
  ShortcutHelpProps,
  TransferredFile,
  WaitingRoomListProps,
} from './index';
import type { VideoTileProps } from './VideoTile/VideoTile';

// The components know nothing of the hooks; that one fits the other is checked here, by the compiler.
test('what the hooks return is what the components take', () => {
  expectTypeOf<FileTransfer>().toExtend<TransferredFile>();
  expectTypeOf<UseChatPanelProps>().toExtend<ChatPanelProps>();
  expectTypeOf<Pick<UseChatResult, 'messages'>>().not.toExtend<ChatPanelProps>();
  expectTypeOf<Omit<UseChatPanelProps, 'onAccept'>>().not.toExtend<ChatPanelProps>();
  expectTypeOf<PeerStats>().toExtend<InspectedSample>();
  expectTypeOf<Route>().toExtend<InspectedPath>();
  expectTypeOf<IceServerCheck>().toExtend<CheckedServer>();
  expectTypeOf<UseIceCheckResult['status']>().toExtend<IceCheckPanelProps['status']>();
  expectTypeOf<UseIceCheckResult['nat']>().toExtend<NonNullable<IceCheckPanelProps['nat']>>();
  expectTypeOf<Participant>().toExtend<ListedParticipant>();
  expectTypeOf<UseRoomResult['waitingRoom']>().toExtend<WaitingRoomListProps['participants']>();
  expectTypeOf<UseRecorderResult['status']>().toExtend<RecordingStatus>();
  expectTypeOf<CallShortcutKeys>().toExtend<ShortcutHelpProps['keys']>();
  expectTypeOf<Participant['status']>().toExtend<NonNullable<VideoTileProps['status']>>();
});
