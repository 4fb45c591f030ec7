'use client';

import { useUserMedia, type TrackControl, type UseChatMessage } from '@visavis/hooks';
import { useState } from 'react';
import type { Routes } from '../config/routes';
import { useWords } from '../language/LanguageProvider';
import { Notice } from '../page/Notice';
import { Call } from './Call';
import { CopyLink } from './CopyLink';
import { Left } from './Left';
import { LobbyPage } from './LobbyPage';
import { useCallSupport } from './useCallSupport';
import { useStoredText } from './useStoredText';

/** What was on when one left. */
interface Devices {
  camera: boolean;
  microphone: boolean;
}

/** Whether it is on, or about to be. */
function isOn({ status }: TrackControl): boolean {
  return status === 'on' || status === 'starting';
}

export interface RoomFlowProps {
  room: string;
  /** What this deployment allows. */
  routes: Routes;
}

/**
 * A visit to a room: lobby, call, left, and in again.
 *
 * Camera and microphone belong to the whole visit: the call goes on with the lobby's stream. So does what was said
 * in the chat.
 */
export function RoomFlow({ room, routes }: RoomFlowProps) {
  const { unsupported } = useWords();
  const support = useCallSupport();
  const media = useUserMedia({ autoStart: support === 'supported', remember: 'visavis:devices' });
  const [name, setName] = useStoredText('visavis:name');
  const [speakerId, setSpeakerId] = useStoredText('visavis:speaker');
  const [chosenRoute, setChosenRoute] = useStoredText('visavis:route');
  const [calledName, setCalledName] = useState('');
  const [phase, setPhase] = useState<'lobby' | 'call' | 'left'>('lobby');
  const [attempt, setAttempt] = useState(0);
  const [said, setSaid] = useState<readonly UseChatMessage[]>([]);
  const [before, setBefore] = useState<Devices>({ camera: true, microphone: true });

  function leave() {
    setBefore({ camera: isOn(media.camera), microphone: isOn(media.microphone) });
    media.stop();
    setPhase('left');
  }

  function rejoin() {
    if (before.camera) void media.camera.toggle(true);
    if (before.microphone) void media.microphone.toggle(true);
    setPhase('call');
  }

  if (support === 'unsupported') {
    return (
      <Notice heading={unsupported.heading}>
        <p role="alert">{unsupported.text}</p>
        <CopyLink primary />
      </Notice>
    );
  }
  switch (phase) {
    case 'lobby':
      return (
        <LobbyPage
          room={room}
          media={media}
          name={name}
          onNameChange={setName}
          speakerId={speakerId}
          onSpeakerSelect={setSpeakerId}
          routes={routes}
          privateRoute={chosenRoute === 'relay'}
          onPrivateRouteChange={(relay) => setChosenRoute(relay ? 'relay' : '')}
          onJoin={(joinedAs) => {
            setCalledName(joinedAs);
            setPhase('call');
          }}
        />
      );
    case 'call':
      return (
        <Call
          key={attempt}
          room={room}
          name={calledName}
          media={media}
          speakerId={speakerId}
          onSpeakerSelect={setSpeakerId}
          privateRoute={routes === 'any' && chosenRoute === 'relay'}
          earlier={said}
          onLeave={(now) => {
            setSaid(now);
            leave();
          }}
          onRetry={(now) => {
            setSaid(now);
            setAttempt(attempt + 1);
          }}
        />
      );
    case 'left':
      return <Left onRejoin={rejoin} />;
  }
}
