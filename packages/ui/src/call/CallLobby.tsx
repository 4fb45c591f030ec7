import { useAudioLevel, type UseRoomOptions, type UseUserMediaResult } from '@visavis/hooks';
import type { ReactNode } from 'react';
import { Lobby } from '../Lobby/Lobby';
import { SpeakerTest } from '../SpeakerTest/SpeakerTest';
import { useCallLabels } from './CallLabels';
import type { CallEffects } from './effects/callEffects';
import { EffectsPicker } from './effects/EffectsPicker';
import { LobbyNetworkCheck } from './LobbyNetworkCheck';
import { SecurePage } from './SecurePage';
import { useArmed } from './useArmed';
import { usePickableDevices } from './usePickableDevices';

export interface CallLobbyProps {
  /** The room's name. */
  room: string;
  media: UseUserMediaResult;
  name: string;
  onNameChange: (name: string) => void;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** Whether the room has a key; null: says nothing of it. */
  encrypted: boolean | null;
  /** What to choose from for camera and microphone. @default nothing */
  effects?: CallEffects | undefined;
  /** STUN and TURN servers to check, or how to get them. @default undefined: no check is offered */
  checkIceServers?: UseRoomOptions['iceServers'];
  /** Whether one is on the way in. */
  joining: boolean;
  onJoin: (name: string) => void;
  brand?: ReactNode;
  /** Above the button that joins. */
  children?: ReactNode;
}

/** Before the call: how one looks and sounds, and under which name one goes in. */
export function CallLobby({
  room,
  media,
  name,
  onNameChange,
  speakerId,
  onSpeakerSelect,
  encrypted,
  effects,
  checkIceServers,
  joining,
  onJoin,
  brand,
  children,
}: CallLobbyProps) {
  const { lobby } = useCallLabels();
  const devices = usePickableDevices(speakerId, onSpeakerSelect);
  const level = useAudioLevel(media.stream);
  const armed = useArmed();
  const { error } = media;

  return (
    <div className="visavis-call-lobby">
      <p className="visavis-call-lobby-brand">
        {brand}
        {room && (
          <span>
            <span className="visavis-call-lobby-label">{lobby.room}</span> <bdi>{room}</bdi>
          </span>
        )}
      </p>
      <SecurePage>
        <Lobby
          stream={media.stream}
          camera={media.camera}
          microphone={media.microphone}
          {...devices}
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
          <SpeakerTest speakerId={devices.speaker.deviceId} />
          {effects && <EffectsPicker effects={effects} media={media} />}
          {error && (
            <p className="visavis-hint">{error.code === 'insecure-context' ? lobby.insecure : lobby.withoutDevices}</p>
          )}
          {children}
          {checkIceServers && <LobbyNetworkCheck iceServers={checkIceServers} />}
          {encrypted !== null && <p className="visavis-hint">{encrypted ? lobby.sealed : lobby.unsealed}</p>}
        </Lobby>
      </SecurePage>
    </div>
  );
}
