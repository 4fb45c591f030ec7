import { audioMeter } from './en/audioMeter';
import { autoplayGate } from './en/autoplayGate';
import { callAnnouncer } from './en/callAnnouncer';
import { callInspector } from './en/callInspector';
import { chatPanel } from './en/chatPanel';
import { connection } from './en/connection';
import { controlBar } from './en/controlBar';
import { devicePicker } from './en/devicePicker';
import { dropHint } from './en/dropHint';
import { errorNotice } from './en/errorNotice';
import { fileTransfer } from './en/fileTransfer';
import { iceCheck } from './en/iceCheck';
import { inviteLink } from './en/inviteLink';
import { lobby } from './en/lobby';
import { participantList } from './en/participantList';
import { qrCode } from './en/qrCode';
import { raisedHand } from './en/raisedHand';
import { reactions } from './en/reactions';
import { recordingIndicator } from './en/recordingIndicator';
import { safetyCode } from './en/safetyCode';
import { selfView } from './en/selfView';
import { shortcutHelp } from './en/shortcutHelp';
import { speakerTest } from './en/speakerTest';
import { speakingWhileMutedHint } from './en/speakingWhileMutedHint';
import { tileMenu } from './en/tileMenu';
import { videoGrid } from './en/videoGrid';
import { videoTile } from './en/videoTile';
import { waitingRoomList } from './en/waitingRoomList';

/**
 * Every string that a person reads or hears, in English. Each component brings its own part, so that a page does not load the
 * words of components that it doesn't have; this is all of them.
 */
export const en = {
  videoTile,
  connection,
  devicePicker,
  videoGrid,
  selfView,
  tileMenu,
  lobby,
  controlBar,
  chatPanel,
  audioMeter,
  speakerTest,
  fileTransfer,
  iceCheck,
  callAnnouncer,
  autoplayGate,
  callInspector,
  waitingRoomList,
  recordingIndicator,
  safetyCode,
  reactions,
  raisedHand,
  inviteLink,
  qrCode,
  participantList,
  speakingWhileMutedHint,
  shortcutHelp,
  dropHint,
  errorNotice,
};

/** What a locale must bring: the same keys as English; a missing one does not compile. */
export type Labels = typeof en;
