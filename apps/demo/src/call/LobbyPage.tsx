import { useAudioLevel, type UseUserMediaResult } from '@visavis/hooks';
import { Lobby, SpeakerTest } from '@visavis/ui';
import type { Routes } from '../config/routes';
import { Unembedded, useEmbedded } from '../embed/EmbedProvider';
import { useWords } from '../language/LanguageProvider';
import { Logo } from '../page/Logo';
import { useRoomKey } from '../room/roomKey';
import { NetworkCheck } from './lobby/NetworkCheck';
import styles from './LobbyPage.module.css';
import { PrivateRoute } from './PrivateRoute';
import { useArmed } from './useArmed';
import { usePickableDevices } from './usePickableDevices';

export interface LobbyPageProps {
  room: string;
  media: UseUserMediaResult;
  name: string;
  onNameChange: (name: string) => void;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** What this deployment allows. */
  routes: Routes;
  /** Whether the others are not to learn one's address. */
  privateRoute: boolean;
  onPrivateRouteChange: (privateRoute: boolean) => void;
  /** Whether one is on the way in. */
  joining: boolean;
  onJoin: (name: string) => void;
}

/** Before the call: how one looks and sounds, and under which name one goes in. */
export function LobbyPage({
  room,
  media,
  name,
  onNameChange,
  speakerId,
  onSpeakerSelect,
  routes,
  privateRoute,
  onPrivateRouteChange,
  joining,
  onJoin,
}: LobbyPageProps) {
  const { lobby } = useWords();
  const devices = usePickableDevices(speakerId);
  const level = useAudioLevel(media.stream);
  const armed = useArmed(useEmbedded());
  const { error } = media;
  const sealed = useRoomKey() !== null;

  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        <Unembedded>
          <Logo />
        </Unembedded>
        <span>
          <span className={styles.label}>{lobby.room}</span> <bdi>{room}</bdi>
        </span>
      </p>
      <Lobby
        stream={media.stream}
        camera={media.camera}
        microphone={media.microphone}
        {...devices}
        onSpeakerSelect={onSpeakerSelect}
        name={name}
        onNameChange={onNameChange}
        joining={joining}
        joinDisabled={!armed}
        onJoin={onJoin}
        level={level}
        error={error}
        // No second try makes a page secure.
        onRetry={error?.code === 'insecure-context' ? undefined : () => void media.start()}
      >
        <SpeakerTest speakerId={devices.speakerId} />
        {error && (
          <p className="visavis-hint">
            {error.code === 'insecure-context' ? lobby.insecure : lobby.withoutDevices}
          </p>
        )}
        <PrivateRoute routes={routes} checked={privateRoute} onChange={onPrivateRouteChange} />
        <NetworkCheck room={room} />
        <p className="visavis-hint">{sealed ? lobby.sealed : lobby.unsealed}</p>
      </Lobby>
    </main>
  );
}
