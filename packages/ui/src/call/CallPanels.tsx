import type { Participant, UseUserMediaResult } from '@visavis/hooks';
import type { CallParts } from './parts';
import type { CallRecorder } from './record/createCallRecorder';
import type { UseReactionsResult } from './reactions/useReactions';
import type { CallChatState } from './useCallChat';
import type { CallRoom } from './useCallRoom';
import type { Panel } from './usePanel';

export interface CallPanelsProps {
  parts: Pick<CallParts, 'Chat' | 'Details' | 'ParticipantList'>;
  panel: Panel;
  room: CallRoom;
  chatState: CallChatState;
  /** Whether signaling is encrypted with the room's key; null: says nothing of it. */
  encrypted: boolean | null;
  recorder: CallRecorder;
  /** What the local participant is called. */
  name: string;
  media: UseUserMediaResult;
  reactions: UseReactionsResult;
  /** Asks whether to remove a participant; for hosts. */
  onRemove: ((participant: Participant) => void) | undefined;
}

/** What can be open beside the tiles. The chat stays when it is closed, with what was typed so far. */
export function CallPanels({
  parts: { Chat, Details, ParticipantList },
  panel,
  room: { call, screen, details, policy, iceServers },
  chatState: { chat, messages, sending },
  encrypted,
  recorder,
  name,
  media,
  reactions,
  onRemove,
}: CallPanelsProps) {
  const { self, participants, access, setAccess } = call;
  return (
    <>
      {panel.open === 'details' && (
        <Details
          className="visavis-call-panel"
          participants={participants}
          record={recorder}
          details={details}
          policy={policy}
          iceServers={iceServers}
          encrypted={encrypted}
          access={access}
          onAccessChange={self?.role === 'host' ? setAccess : undefined}
        />
      )}
      {panel.open === 'participants' && (
        <ParticipantList
          className="visavis-call-panel"
          self={self}
          participants={participants}
          name={name}
          media={media}
          screen={screen}
          reactions={reactions}
          onRemove={onRemove}
          onClose={panel.close}
        />
      )}
      <Chat
        className="visavis-call-panel"
        chat={chat}
        messages={messages}
        open={panel.open === 'chat'}
        onSendFiles={sending.sendFiles}
        onSendPhoto={sending.sendPhoto}
        onClose={panel.close}
      />
    </>
  );
}
