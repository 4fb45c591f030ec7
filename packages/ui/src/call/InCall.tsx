import { useId, useMemo, useState } from 'react';
import { AutoplayGate } from '../AutoplayGate/AutoplayGate';
import { CallAnnouncer } from '../CallAnnouncer/CallAnnouncer';
import { DropHint } from '../DropHint/DropHint';
import { useFileDrop } from '../DropHint/useFileDrop';
import type { DroppedFiles } from '../FileTransferPanel/readDropped';
import { announce } from './announce';
import { moreButtonId } from './CallControls';
import { CallDialogs, type CallDialog } from './CallDialogs';
import { useCallLabels } from './CallLabels';
import { CallPanels } from './CallPanels';
import { CallVoices } from './CallVoices';
import { CallAway } from './floating/CallAway';
import { FloatingCall } from './floating/FloatingCall';
import { MoreMenu } from './more/MoreMenu';
import { MutedHint } from './MutedHint';
import { ownParts } from './ownParts';
import { CallSummary } from './record/CallSummary';
import { useCallRecorder } from './record/useCallRecorder';
import { ReactionAnnouncer } from './reactions/ReactionAnnouncer';
import { useReactions } from './reactions/useReactions';
import { TalkButton } from './talk/TalkButton';
import { useTalk } from './talk/useTalk';
import { UnreadAnnouncer } from './UnreadAnnouncer';
import { useBars } from './useBars';
import { useCallChat } from './useCallChat';
import { useCallKeys } from './useCallKeys';
import { useCallNotices } from './useCallNotices';
import { useCallRecording } from './useCallRecording';
import { useCallRoom } from './useCallRoom';
import { useLeave } from './useLeave';
import { usePanel } from './usePanel';
import { useStoredText } from './useStoredText';
import { useWakeLock } from './useWakeLock';
import type { InCallProps } from './InCallProps';

/** The call: in the room from when it appears until it goes. */
export function InCall({
  room,
  name,
  media,
  speakerId,
  onSpeakerSelect,
  encrypted,
  link,
  previousMessages,
  shownErrors,
  parts,
  brand,
  actions,
  describeError,
  onError,
  levelled,
  effects,
  permissionMs,
  onLeave,
  onRetry,
  ...connecting
}: InCallProps) {
  const { Header, Failure, Notices, WaitingRoom, Recording, Participants, ParticipantList, Chat, Details, Controls } =
    useMemo(() => ({ ...ownParts, ...parts }), [parts]);
  const words = useCallLabels();
  const panel = usePanel();
  const callRoom = useCallRoom({ name, media, ...connecting });
  const { call, screen } = callRoom;
  const { participants, inRoom } = call;
  const chatState = useCallChat(call, media, previousMessages, panel.open === 'chat');
  const { chat, messages, unread, sending } = chatState;
  const reactions = useReactions(call);
  const recorder = useCallRecording({ name, camera: media.stream, screen: screen.stream }, participants, reactions.setRecording);
  const callRecorder = useCallRecorder(call.room, { name, policy: callRoom.policy ?? null, permissionMs });
  const { failure, notices } = useCallNotices({ media, room: callRoom, chat: chatState, recorder }, onError);
  const leaving = useLeave(call, recorder.finish, () => {
    screen.stop();
    onLeave(messages, <CallSummary record={callRecorder.end()} />);
  });
  useWakeLock(inRoom);
  const [layout, setLayout] = useStoredText('visavis:layout');
  const [dialog, setDialog] = useState<CallDialog>(null);
  const [floating, setFloating] = useState(false);
  const moreId = useId();
  const callKeys = useCallKeys(callRoom, media, {
    onDetails: () => panel.toggle('details'),
    onLeave: () => setDialog('leave'),
    onHelp: () => setDialog('shortcuts'),
  });
  const talk = useTalk(media);
  const dropping = useFileDrop(chat.status === 'open' ? sendDropped : null);

  function sendDropped(dropped: DroppedFiles) {
    sending.sendDropped(dropped);
    if (participants.length > 0 && dropped.files.length > 0) panel.show('chat');
  }

  function bringBack() {
    setFloating(false);
    // The button that was pressed is gone.
    document.getElementById(moreButtonId(moreId))?.focus();
  }

  const isHost = call.self?.role === 'host';
  const status = failure ? 'failed' : call.status;
  const onRemove = isHost ? (participant: (typeof participants)[number]) => setDialog({ remove: participant }) : undefined;

  // Alone or face to face, one video is all there is to see.
  const barsOver = participants.length < 2 && !failure && !panel.open && !floating && screen.status !== 'live';
  const bars = useBars(barsOver, participants.some(({ status: theirs }) => theirs === 'connected'));
  const announcer = inRoom && <CallAnnouncer participants={announce(participants)} />;
  const tiles = (
    <Participants
      status={status}
      participants={participants}
      selfId={call.self?.id ?? null}
      name={name}
      media={media}
      screen={screen}
      layout={layout === 'spotlight' ? 'spotlight' : 'auto'}
      reactions={reactions}
      // A menu has no room in a small window, and what it asks would be asked in the page.
      menu={!floating}
      onRemove={onRemove}
    />
  );

  return (
    <div className="visavis-call">
      <AutoplayGate className="visavis-call-gate">
        <CallVoices participants={participants} speakerId={speakerId} levelled={levelled} />
        <div className="visavis-call-grid" data-panel={panel.open ?? undefined} {...bars}>
          <Header {...{ room, status, encrypted, link, brand }} alone={participants.length === 0} />
          <div className="visavis-call-stage">
            {failure && (
              <Failure error={failure} onRetry={() => onRetry(messages)} describe={describeError} actions={actions} />
            )}
            <div className="visavis-call-overlay">
              <Notices notices={notices} shownErrors={shownErrors} />
              <WaitingRoom participants={call.waitingRoom} onAdmit={call.admit} onDecline={call.decline} />
              <TalkButton talk={talk} />
              <Recording
                status={recorder.status}
                durationSeconds={recorder.durationSeconds}
                names={participants.filter(({ id }) => reactions.recorders.includes(id)).map((each) => each.name)}
                onStop={recorder.stop}
                onSave={recorder.file ? () => recorder.download() : undefined}
                onDiscard={recorder.discard}
              />
            </div>
            {!floating && tiles}
            <CallAway away={floating} onBringBack={bringBack} />
            {!talk.enabled && <MutedHint stream={media.stream} />}
          </div>
          <CallPanels
            parts={{ Chat, Details, ParticipantList }}
            panel={panel}
            room={callRoom}
            chatState={chatState}
            encrypted={encrypted}
            recorder={callRecorder}
            name={name}
            media={media}
            reactions={reactions}
            onRemove={onRemove}
          />
          <Controls
            className="visavis-call-controls"
            media={media}
            screen={screen}
            panel={panel}
            unread={unread}
            keys={callKeys.keys}
            onToggleScreen={() => (screen.status === 'live' ? screen.stop() : void screen.start())}
            onLeave={leaving.leave}
            moreId={moreId}
          />
          <MoreMenu
            id={moreId}
            reactions={reactions}
            panel={panel}
            recorder={recorder}
            camera={media.camera}
            layout={layout}
            onLayoutChange={setLayout}
            floating={floating}
            onFloatingChange={setFloating}
            onEnd={isHost && inRoom ? () => setDialog('end') : undefined}
            onDevices={() => setDialog('devices')}
            onHelp={() => setDialog('shortcuts')}
          />
          {announcer}
          <FloatingCall
            open={floating}
            label={words.call.heading(room)}
            media={media}
            keys={callKeys.keys}
            onClose={() => setFloating(false)}
            onLeave={leaving.leave}
          >
            {tiles}
            {/* A screen reader tells what happens in the window in front. */}
            {announcer}
          </FloatingCall>
          <UnreadAnnouncer count={unread} />
          <ReactionAnnouncer event={reactions.lastEvent} />
          <CallDialogs
            effects={effects}
            open={dialog}
            onClose={() => setDialog(null)}
            call={call}
            leaving={leaving}
            media={media}
            speakerId={speakerId}
            onSpeakerSelect={onSpeakerSelect}
            talk={talk}
            callKeys={callKeys}
          />
          {dropping && <DropHint />}
        </div>
      </AutoplayGate>
    </div>
  );
}
