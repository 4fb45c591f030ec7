import { useCallShortcuts, useChat, useDisplayMedia, useRoom, type UseUserMediaResult } from '@visavis/hooks';
import { AutoplayGate, CallAnnouncer } from '@visavis/ui';
import { useEffect } from 'react';
import { useRoomKey } from '../room/roomKey';
import { announce } from './announce';
import styles from './Call.module.css';
import { CallChat } from './CallChat';
import { CallControls } from './CallControls';
import { CallDetails } from './CallDetails';
import { CallFailure } from './CallFailure';
import { CallHeader } from './CallHeader';
import { CallNotices } from './CallNotices';
import { Knocks } from './Knocks';
import { Participants } from './Participants';
import { UnreadAnnouncer } from './UnreadAnnouncer';
import { useCallConnection } from './useCallConnection';
import { usePanel } from './usePanel';
import { useUnread } from './useUnread';

export interface CallProps {
  room: string;
  /** What one is called. */
  name: string;
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  /** Whether one has chosen that everything goes through a relay. */
  privateRoute: boolean;
  onLeave: () => void;
  /** Makes a new call in place of this one, with a fresh token. */
  onRetry: () => void;
}

/** The call: in the room from when it appears until it goes. */
export function Call({ room, name, media, speakerId, privateRoute, onLeave, onRetry }: CallProps) {
  const { connection, error: connectionError } = useCallConnection(room, name);
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
  const chat = useChat(call);
  const panel = usePanel();
  const unread = useUnread(chat.messages, panel.open === 'chat');

  const { join, participants } = call;
  useEffect(() => {
    if (connection) void join();
  }, [connection, join]);

  function leave() {
    call.leave();
    screen.stop();
    onLeave();
  }

  const toggleScreen = () => (screen.status === 'live' ? screen.stop() : void screen.start());

  const keys = useCallShortcuts(call, media, {
    screen,
    onDetails: () => panel.toggle('details'),
    onLeave: leave,
  });

  // Before one is in, an error is why; afterwards the call goes on in spite of it.
  const entered = call.status === 'joined' || call.status === 'reconnecting';
  const failure = entered ? null : (connectionError ?? call.error);
  const status = failure ? 'failed' : call.status;

  return (
    <AutoplayGate className={styles.gate}>
      <main className={styles.call} data-panel={panel.open ?? undefined}>
        <CallHeader room={room} status={status} waiting={call.waiting} alone={participants.length === 0} />
        <div className={styles.stage}>
          {failure && <CallFailure error={failure} onRetry={onRetry} />}
          <CallNotices
            iceProblem={connection?.config.iceProblem ?? null}
            troubles={[
              { about: 'media', error: media.error, onRetry: () => void media.start() },
              { about: 'screen', error: screen.error, onRetry: () => void screen.start() },
              { about: 'room', error: call.status === 'joined' ? call.error : null },
              { about: 'peer', error: participants.find(({ error }) => error)?.error ?? null },
              { about: 'chat', error: chat.error },
            ]}
          />
          <Knocks knocking={call.knocking} onAdmit={call.admit} onRefuse={call.remove} />
          <Participants
            status={status}
            participants={participants}
            name={name}
            media={media}
            screen={screen}
            speakerId={speakerId}
          />
        </div>
        {panel.open === 'details' && (
          <CallDetails
            className={styles.panel}
            participants={participants}
            config={connection?.config ?? null}
            policy={policy}
            access={call.access}
            onAccessChange={call.self?.role === 'host' ? call.setAccess : undefined}
          />
        )}
        <CallChat className={styles.panel} chat={chat} open={panel.open === 'chat'} onClose={panel.close} />
        <CallControls
          className={styles.controls}
          media={media}
          screen={screen}
          panel={panel}
          unread={unread}
          keys={keys}
          onToggleScreen={toggleScreen}
          onLeave={leave}
        />
        {entered && <CallAnnouncer participants={announce(participants)} />}
        <UnreadAnnouncer count={unread} />
      </main>
    </AutoplayGate>
  );
}
