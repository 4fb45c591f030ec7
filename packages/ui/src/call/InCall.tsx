import {
  useCallShortcuts,
  useChat,
  useDisplayMedia,
  useFileTransfer,
  useRoom,
  type Participant,
  type RoomAccess,
  type RtcError,
  type Signaling,
  type UseChatMessage,
  type UseUserMediaResult,
} from '@visavis/hooks';
import { AutoplayGate } from '../AutoplayGate/AutoplayGate';
import { CallAnnouncer } from '../CallAnnouncer/CallAnnouncer';
import { CallAudio } from '../CallAudio/CallAudio';
import type { NoticeError } from '../ErrorNotice/ErrorNotice';
import type { DroppedFiles } from '../FileTransferPanel/readDropped';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useCallLabels } from './CallLabels';
import { announce } from './announce';
import { ConfirmDialog } from './ConfirmDialog';
import type { CallConnection, Connect } from './connection';
import { moreButtonId } from './CallControls';
import { continueConversation } from './conversation';
import { useCallHistory } from './details/useCallHistory';
import { DevicesDialog } from './DevicesDialog';
import { DropHint } from './DropHint';
import type { Trouble } from './CallNotices';
import { CallAway } from './floating/CallAway';
import { FloatingCall } from './floating/FloatingCall';
import { HelpDialog } from './HelpDialog';
import { MoreMenu } from './more/MoreMenu';
import { moreItems } from './more/moreItems';
import { MutedHint } from './MutedHint';
import { ownParts } from './ownParts';
import type { CallParts } from './parts';
import { SignsAnnouncer } from './signs/SignsAnnouncer';
import { useSigns } from './signs/useSigns';
import { UnreadAnnouncer } from './UnreadAnnouncer';
import { useBars } from './useBars';
import { useCallConnection } from './useCallConnection';
import { useCallRecording } from './useCallRecording';
import { useErrorReports } from './useErrorReports';
import { useEvent } from './useEvent';
import { useFileDrop } from './useFileDrop';
import { useHelpKey } from './useHelpKey';
import { usePanel } from './usePanel';
import { useSending } from './useSending';
import { useStoredText } from './useStoredText';
import { useUnread } from './useUnread';
import { useWakeLock } from './useWakeLock';

export interface InCallProps {
  /** The room's name, as it is shown. */
  room: string;
  /** What one is called. */
  name: string;
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** As given to `<Call>`. */
  signaling: Signaling | null;
  connect: Connect | undefined;
  iceServers: CallConnection['iceServers'];
  iceTransportPolicy: RTCIceTransportPolicy | undefined;
  roomKey: string | null;
  /** null: nothing is handed out. */
  link: string | null;
  /** What was said before, in an earlier stay. */
  earlier: readonly UseChatMessage[];
  /** Errors that were shown before. */
  told: readonly (NoticeError | null)[];
  access: RoomAccess | undefined;
  parts: Partial<CallParts>;
  brand: ReactNode;
  actions: ReactNode;
  describeError: ((error: RtcError) => string | undefined) | undefined;
  onError: ((error: RtcError) => void) | undefined;
  /** One left; what was said up to then. */
  onLeave: (said: readonly UseChatMessage[]) => void;
  /** Makes a new call in place of this one; what was said up to then. */
  onRetry: (said: readonly UseChatMessage[]) => void;
}

/** Pictures up to this size are shown without asking whether one wants them. */
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

/** The call: in the room from when it appears until it goes. */
export function InCall({
  room,
  name,
  media,
  speakerId,
  onSpeakerSelect,
  signaling,
  connect,
  iceServers,
  iceTransportPolicy,
  roomKey,
  link,
  earlier,
  told,
  access,
  parts,
  brand,
  actions,
  describeError,
  onError,
  onLeave,
  onRetry,
}: InCallProps) {
  const { Header, Failure, Notices, WaitingRoom, Recording, Participants, Chat, Details, Controls } = useMemo(
    () => ({ ...ownParts, ...parts }),
    [parts],
  );
  const { connection, error: connectionError, warning } = useCallConnection(connect, name);
  const screen = useDisplayMedia();
  const line = connect ? (connection?.signaling ?? null) : signaling;
  const policy = iceTransportPolicy ?? connection?.iceTransportPolicy;
  const call = useRoom({
    signaling: line,
    name,
    media,
    screen,
    roomKey,
    iceServers: connect ? connection?.iceServers : iceServers,
    iceTransportPolicy: policy,
    access,
  });
  const words = useCallLabels();
  const chat = useChat(call);
  const files = useFileTransfer(call, { acceptImagesBytes: MAX_PICTURE_BYTES });
  const said = useMemo(() => continueConversation(earlier, chat.messages), [earlier, chat.messages]);
  const panel = usePanel();
  const unread = useUnread(said, panel.open === 'chat');

  const { join, participants } = call;
  const history = useCallHistory(participants);
  const signs = useSigns(call);
  const own = { name, camera: media.stream, screen: screen.stream };
  const recorder = useCallRecording(own, participants, signs.setRecording);
  const [layout, setLayout] = useStoredText('visavis:layout');
  const [keysOff, setKeysOff] = useStoredText('visavis:keys');
  const [dialog, setDialog] = useState<'help' | 'devices' | 'leave' | 'end' | null>(null);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const [floating, setFloating] = useState(false);
  const moreId = useId();
  const isHost = call.self?.role === 'host';
  const sending = useSending(chat, media.camera, participants.length > 0);
  useEffect(() => {
    if (line) void join();
  }, [line, join]);

  const latestSaid = useRef(said);
  useEffect(() => void (latestSaid.current = said), [said]);

  const hasLeft = useRef(false);
  async function leave() {
    if (hasLeft.current) return;
    hasLeft.current = true;
    try {
      await recorder.finish();
    } finally {
      call.leave();
      screen.stop();
      // Others may have gone on while a recording was completed.
      onLeave(latestSaid.current);
    }
  }

  // Who ends the call for everyone leaves once all have heard it. A page that is put away has left as well, and comes back.
  const isEnding = useRef(false);
  const isOver = call.status === 'left' && call.error === null;
  const onOver = useEvent(leave);
  useEffect(() => {
    if (isOver && isEnding.current) void onOver();
  }, [isOver, onOver]);

  function sendDropped(dropped: DroppedFiles) {
    sending.sendDropped(dropped);
    if (participants.length > 0 && dropped.files.length > 0) panel.show('chat');
  }

  function bringBack() {
    setFloating(false);
    // The button that was pressed is gone.
    document.getElementById(moreButtonId(moreId))?.focus();
  }

  const toggleScreen = () => (screen.status === 'live' ? screen.stop() : void screen.start());

  const keys = useCallShortcuts(call, media, {
    screen,
    onDetails: () => panel.toggle('details'),
    onLeave: () => setDialog('leave'),
    enabled: keysOff !== 'off',
  });

  useHelpKey(() => setDialog('help'), keysOff !== 'off');
  const dropping = useFileDrop(chat.status === 'open' ? sendDropped : null);
  const warned = useMemo(() => (warning === null ? null : { code: 'warning' }), [warning]);

  // Before one is in, an error is why; afterwards the call goes on in spite of it.
  const { inRoom } = call;
  useWakeLock(inRoom);
  const failure = inRoom ? null : (connectionError ?? call.error);
  const status = failure ? 'failed' : call.status;

  const troubles: Trouble[] = [
    { about: 'warning', error: warned, words: warning ?? '' },
    { about: 'media', error: media.error, onRetry: () => void media.start() },
    { about: 'screen', error: screen.error, onRetry: () => void screen.start() },
    { about: 'room', error: call.status === 'joined' ? call.error : null },
    { about: 'peer', error: participants.find(({ error }) => error)?.error ?? null },
    { about: 'recording', error: recorder.error },
    { about: 'chat', error: chat.error },
    {
      about: 'sending',
      error: sending.problem,
      words: sending.problem ? words.chat.problems[sending.problem.code] : undefined,
    },
  ];
  // Those of camera and microphone outlive this stay: `Call` reports them.
  useErrorReports([failure, ...troubles.map(({ about, error }) => (about === 'media' ? null : error))], onError);

  // Alone or face to face, one video is all there is to see.
  const barsOver = participants.length < 2 && !failure && !panel.open && !floating && screen.status !== 'live';
  const bars = useBars(barsOver, participants.some(({ status: theirs }) => theirs === 'connected'));
  const announcer = inRoom && <CallAnnouncer participants={announce(participants)} />;
  const everybody = (
    <Participants
      status={status}
      participants={participants}
      selfId={call.self?.id ?? null}
      name={name}
      media={media}
      screen={screen}
      layout={layout === 'spotlight' ? 'spotlight' : 'auto'}
      signs={signs}
      // A menu has no room in a small window, and what it asks would be asked in the page.
      menu={!floating}
      onRemove={isHost ? setRemoving : undefined}
    />
  );

  return (
    <div className="visavis-call">
      <AutoplayGate className="visavis-call-gate">
        <CallAudio participants={participants} speakerId={speakerId} />
        <div className="visavis-call-grid" data-panel={panel.open ?? undefined} {...bars}>
          <Header room={room} status={status} alone={participants.length === 0} link={link} brand={brand} />
          <div className="visavis-call-stage">
            {failure && (
              <Failure error={failure} onRetry={() => onRetry(said)} describe={describeError} actions={actions} />
            )}
            <div className="visavis-call-overlay">
              <Notices troubles={troubles} told={told} />
              <WaitingRoom waitingRoom={call.waitingRoom} onAdmit={call.admit} onDecline={call.decline} />
              <Recording recorder={recorder} participants={participants} recorders={signs.recorders} />
            </div>
            {!floating && everybody}
            <CallAway away={floating} onBringBack={bringBack} />
            <MutedHint stream={media.stream} />
          </div>
          {panel.open === 'details' && (
            <Details
              className="visavis-call-panel"
              participants={participants}
              history={history}
              facts={connection?.facts ?? []}
              policy={policy}
              access={call.access}
              onAccessChange={isHost ? call.setAccess : undefined}
            />
          )}
          <Chat
            className="visavis-call-panel"
            chat={chat}
            messages={said}
            files={files}
            participants={participants}
            open={panel.open === 'chat'}
            onSendFiles={sending.sendFiles}
            onSendPhoto={sending.sendPhoto}
            onClose={panel.close}
          />
          <Controls
            className="visavis-call-controls"
            media={media}
            screen={screen}
            panel={panel}
            unread={unread}
            keys={keys}
            onToggleScreen={toggleScreen}
            onLeave={() => void leave()}
            moreId={moreId}
          />
          <MoreMenu
            id={moreId}
            onReact={signs.react}
            items={moreItems(words, {
              signs,
              recorder,
              camera: media.camera,
              layout,
              onLayoutChange: setLayout,
              floating,
              onFloatingChange: setFloating,
              onEnd: isHost && inRoom ? () => setDialog('end') : undefined,
              onDevices: () => setDialog('devices'),
              onHelp: () => setDialog('help'),
            })}
          />
          {announcer}
          <FloatingCall
            open={floating}
            label={words.call.heading(room)}
            media={media}
            keys={keys}
            onClose={() => setFloating(false)}
            onLeave={() => void leave()}
          >
            {everybody}
            {/* A screen reader tells what happens in the window in front. */}
            {announcer}
          </FloatingCall>
          <UnreadAnnouncer count={unread} />
          <SignsAnnouncer news={signs.news} />
          {dialog === 'help' && (
            <HelpDialog
              keys={keys}
              on={keysOff !== 'off'}
              onChange={(on) => setKeysOff(on ? '' : 'off')}
              onClose={() => setDialog(null)}
            />
          )}
          {dialog === 'leave' && (
            <ConfirmDialog
              heading={words.call.leaveHeading}
              text={words.call.leaveText}
              confirm={words.call.leaveConfirm}
              onConfirm={() => void leave()}
              onClose={() => setDialog(null)}
            />
          )}
          {dialog === 'end' && (
            <ConfirmDialog
              heading={words.more.endHeading}
              text={words.more.endText}
              confirm={words.more.endConfirm}
              onConfirm={() => void (isEnding.current = call.endForAll())}
              onClose={() => setDialog(null)}
            />
          )}
          {dialog === 'devices' && (
            <DevicesDialog
              media={media}
              speakerId={speakerId}
              onSpeakerSelect={onSpeakerSelect}
              onClose={() => setDialog(null)}
            />
          )}
          {removing && (
            <ConfirmDialog
              heading={words.call.removeHeading(removing.name || words.call.guest)}
              text={words.call.removeText}
              confirm={words.call.removeConfirm}
              onConfirm={() => call.remove(removing.id)}
              onClose={() => setRemoving(null)}
            />
          )}
          {dropping && <DropHint />}
        </div>
      </AutoplayGate>
    </div>
  );
}
