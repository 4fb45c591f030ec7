import {
  useCallShortcuts,
  useChat,
  useDisplayMedia,
  useFileTransfer,
  useRoom,
  type Participant,
  type UseChatMessage,
  type UseUserMediaResult,
} from '@visavis/hooks';
import { AutoplayGate, CallAnnouncer } from '@visavis/ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/LanguageProvider';
import { useRoomKey } from '../room/roomKey';
import { announce } from './announce';
import styles from './Call.module.css';
import { CallChat } from './CallChat';
import { CallControls } from './CallControls';
import { CallFailure } from './CallFailure';
import { CallHeader } from './CallHeader';
import { CallNotices } from './CallNotices';
import { continueConversation } from './conversation';
import { CallDetails } from './details/CallDetails';
import { useCallHistory } from './details/useCallHistory';
import { DevicesDialog } from './DevicesDialog';
import { DropHint } from './DropHint';
import { CallAway } from './floating/CallAway';
import { FloatingCall } from './floating/FloatingCall';
import { HelpDialog } from './HelpDialog';
import { Knocks } from './Knocks';
import { MoreMenu } from './more/MoreMenu';
import { moreItems } from './more/moreItems';
import { MutedHint } from './MutedHint';
import { Participants } from './Participants';
import { RecordingBar } from './RecordingBar';
import { RemoveDialog } from './RemoveDialog';
import { SignsAnnouncer } from './signs/SignsAnnouncer';
import { useSigns } from './signs/useSigns';
import { UnreadAnnouncer } from './UnreadAnnouncer';
import { useCallConnection } from './useCallConnection';
import { useCallRecording } from './useCallRecording';
import { useFileDrop } from './useFileDrop';
import { useHelpKey } from './useHelpKey';
import { usePanel } from './usePanel';
import { useSending } from './useSending';
import { useStoredText } from './useStoredText';
import { useUnread } from './useUnread';
import { useWakeLock } from './useWakeLock';

export interface CallProps {
  room: string;
  /** What one is called. */
  name: string;
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** Whether one has chosen that everything goes through a relay. */
  privateRoute: boolean;
  /** What was said before, in an earlier stay. */
  earlier: readonly UseChatMessage[];
  /** One left; what was said up to then. */
  onLeave: (said: readonly UseChatMessage[]) => void;
  /** Makes a new call in place of this one, with a fresh token; what was said up to then. */
  onRetry: (said: readonly UseChatMessage[]) => void;
}

/** Pictures up to this size are shown without asking whether one wants them. */
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

/** The call: in the room from when it appears until it goes. */
export function Call({
  room,
  name,
  media,
  speakerId,
  onSpeakerSelect,
  privateRoute,
  earlier,
  onLeave,
  onRetry,
}: CallProps) {
  const { connection, error: connectionError, iceProblem } = useCallConnection(room, name);
  const screen = useDisplayMedia();
  const roomKey = useRoomKey();
  const policy = privateRoute ? 'relay' : connection?.config.iceTransportPolicy;
  const call = useRoom({
    signaling: connection?.signaling ?? null,
    name,
    media,
    screen,
    roomKey,
    iceServers: connection?.iceServers,
    iceTransportPolicy: policy,
  });
  const words = useWords();
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
  const [dialog, setDialog] = useState<'help' | 'devices' | null>(null);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const [floating, setFloating] = useState(false);
  const moreId = useId();
  const isHost = call.self?.role === 'host';
  const sending = useSending(chat, media.camera, participants.length > 0);
  useEffect(() => {
    if (connection) void join();
  }, [connection, join]);

  const latestSaid = useRef(said);
  useEffect(() => void (latestSaid.current = said), [said]);

  async function leave() {
    await recorder.finish();
    call.leave();
    screen.stop();
    // Others may have gone on while a recording was completed.
    onLeave(latestSaid.current);
  }

  function sendDropped(dropped: readonly File[]) {
    sending.sendFiles(dropped);
    if (participants.length > 0) panel.show('chat');
  }

  function bringBack() {
    setFloating(false);
    // The button that was pressed is gone.
    document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(moreId)}"]`)?.focus();
  }

  const toggleScreen = () => (screen.status === 'live' ? screen.stop() : void screen.start());

  const keys = useCallShortcuts(call, media, {
    screen,
    onDetails: () => panel.toggle('details'),
    onLeave: () => void leave(),
  });

  useHelpKey(() => setDialog('help'));
  const dropping = useFileDrop(chat.status === 'open' ? sendDropped : null);
  const iceTrouble = useMemo(() => iceProblem && { code: 'ice-misconfigured' }, [iceProblem]);

  // Before one is in, an error is why; afterwards the call goes on in spite of it.
  const entered = call.status === 'joined' || call.status === 'reconnecting';
  useWakeLock(entered);
  const failure = entered ? null : (connectionError ?? call.error);
  const status = failure ? 'failed' : call.status;

  const announcer = entered && <CallAnnouncer participants={announce(participants)} />;
  const everybody = (
    <Participants
      status={status}
      participants={participants}
      selfId={call.self?.id ?? null}
      name={name}
      media={media}
      screen={screen}
      speakerId={speakerId}
      layout={layout === 'spotlight' ? 'spotlight' : 'auto'}
      signs={signs}
      // A menu has no room in a small window, and what it asks would be asked in the page.
      menu={!floating}
      onRemove={isHost ? setRemoving : undefined}
    />
  );

  return (
    <AutoplayGate className={styles.gate}>
      <main className={styles.call} data-panel={panel.open ?? undefined}>
        <CallHeader room={room} status={status} waiting={call.waiting} alone={participants.length === 0} />
        <div className={styles.stage}>
          {failure && <CallFailure error={failure} onRetry={() => onRetry(said)} />}
          <CallNotices
            troubles={[
              { about: 'ice', error: iceTrouble || null, words: words.call.iceProblem(iceProblem ?? '') },
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
            ]}
          />
          <Knocks knocking={call.knocking} onAdmit={call.admit} onRefuse={call.remove} />
          <RecordingBar recorder={recorder} participants={participants} recorders={signs.recorders} />
          {!floating && everybody}
          <CallAway away={floating} onBringBack={bringBack} />
          <MutedHint stream={media.stream} />
        </div>
        {panel.open === 'details' && (
          <CallDetails
            className={styles.panel}
            participants={participants}
            history={history}
            config={connection?.config ?? null}
            policy={policy}
            access={call.access}
            onAccessChange={isHost ? call.setAccess : undefined}
          />
        )}
        <CallChat
          className={styles.panel}
          chat={chat}
          messages={said}
          files={files}
          participants={participants}
          open={panel.open === 'chat'}
          onSendFiles={sending.sendFiles}
          onSendPhoto={sending.sendPhoto}
          onClose={panel.close}
        />
        <CallControls
          className={styles.controls}
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
        {dialog === 'help' && <HelpDialog keys={keys} onClose={() => setDialog(null)} />}
        {dialog === 'devices' && (
          <DevicesDialog
            media={media}
            speakerId={speakerId}
            onSpeakerSelect={onSpeakerSelect}
            onClose={() => setDialog(null)}
          />
        )}
        {removing && (
          <RemoveDialog
            participant={removing}
            onRemove={() => call.remove(removing.id)}
            onClose={() => setRemoving(null)}
          />
        )}
        {dropping && <DropHint />}
      </main>
    </AutoplayGate>
  );
}
