'use client';

import { useUserMedia, type TrackControl, type UseChatMessage } from '@visavis/hooks';
import { lazy, useEffect, useState, useTransition } from 'react';
import type { Routes } from '../config/routes';
import { useWords } from '../language/LanguageProvider';
import { Notice } from '../page/Notice';
import { CopyLink } from './CopyLink';
import { Left } from './Left';
import { LobbyPage } from './LobbyPage';
import { useCallSupport } from './useCallSupport';
import { useStoredText } from './useStoredText';

/** A call takes four times the script that a lobby does: it comes at the first sign that somebody is there. */
const loadCall = async () => ({ default: (await import('./Call')).Call });

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
  const [joining, startJoining] = useTransition();
  const [attempt, setAttempt] = useState(0);
  const [said, setSaid] = useState<readonly UseChatMessage[]>([]);
  // Another one for each visit, so that one that could not be loaded is tried again.
  const [Call] = useState(() => lazy(loadCall));
  const [before, setBefore] = useState<Devices>({ camera: true, microphone: true });

  useEffect(() => {
    const listeners = new AbortController();
    // Who joins hears of it if that fails.
    const load = () => void loadCall().catch(() => undefined);
    for (const sign of ['pointermove', 'pointerdown', 'keydown']) {
      addEventListener(sign, load, { once: true, signal: listeners.signal });
    }
    return () => listeners.abort();
  }, []);

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
          joining={joining}
          onJoin={(joinedAs) => {
            setCalledName(joinedAs);
            // The lobby stays until the call's script is there.
            startJoining(() => setPhase('call'));
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
