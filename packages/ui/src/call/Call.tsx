import { useCallErrors, useUserMedia, type RtcError, type TrackControl, type UseChatMessage } from '@visavis/hooks';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useTransition, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { CallLabelsProvider } from './CallLabels';
import type { CallProps } from './CallProps';
import { Card } from './Card';
import { InviteLink } from '../InviteLink/InviteLink';
import { BACKGROUND_KEY, chosenProcessors, NOISE_KEY } from './effects/callEffects';
import { en } from './locales/en';
import { defaultParts } from './parts';
import { useCallPreparation } from './useCallPreparation';
import { useCallSupport } from './useCallSupport';
import { useEvent } from '../useEvent';
import { usePermissionTime } from './usePermissionTime';
import { usePageLink } from './usePageLink';
import { useStoredText } from './useStoredText';

/** What happens in a call takes most of the script: it comes at the first sign that somebody is there. */
const loadInCall = async () => ({ default: (await import('./InCall')).InCall });

/** What was on when one left. */
interface Devices {
  camera: boolean;
  microphone: boolean;
}

/** Whether it is on, or about to be. */
function isOn({ status }: TrackControl): boolean {
  return status === 'on' || status === 'starting';
}

/**
 * A whole call in one element: lobby, call, left, and in again; with chat, files, screen, devices, recording, reactions,
 * connection details, keyboard shortcuts and what a screen reader has to be told.
 *
 * It is as high as the window, or as `--visavis-call-size`. Camera and microphone belong to the whole visit: the call goes
 * on with the lobby's stream. So does what was said in the chat. What happens in the call is loaded while one is in the
 * lobby; if that fails, it is thrown, for an error boundary of yours.
 */
export function Call({
  signaling = null,
  connect,
  iceServers,
  checkIceServers,
  iceTransportPolicy,
  roomKey,
  access,
  sending,
  levelled,
  effects,
  room = '',
  name: firstName = '',
  skipLobby = false,
  link,
  onJoin,
  onLeave,
  onError,
  describeError,
  brand,
  lobby,
  actions,
  parts,
  labels = en,
  className,
  ...rest
}: CallProps) {
  const support = useCallSupport();
  const [background] = useStoredText(BACKGROUND_KEY);
  const [noise] = useStoredText(NOISE_KEY);
  const processors = chosenProcessors(effects, background, noise);
  const media = useUserMedia({
    autoStart: support === 'supported',
    remember: 'visavis:devices',
    processors,
    // So that the browser does not do the same work before.
    audio: processors.microphone?.length ? { noiseSuppression: false } : true,
  });
  const [storedName, setStoredName] = useStoredText('visavis:name');
  const [typedName, setTypedName] = useState<string | null>(null);
  const [speakerId, setSpeakerId] = useStoredText('visavis:speaker');
  const [joinedName, setJoinedName] = useState(firstName);
  const [phase, setPhase] = useState<'lobby' | 'call' | 'left'>(skipLobby ? 'call' : 'lobby');
  const [joining, startJoining] = useTransition();
  const [attempt, setAttempt] = useState(0);
  const [messages, setMessages] = useState<readonly UseChatMessage[]>([]);
  const [summary, setSummary] = useState<ReactNode>(null);
  const permissionMs = usePermissionTime(media.status);
  // In the lobby, from the first sign that somebody is there, and until they have left.
  const [preparing, setPreparing] = useState(false);
  // Another one for each visit, so that one that could not be loaded is tried again.
  const [InCall] = useState(() => lazy(loadInCall));
  const [before, setBefore] = useState<Devices>({ camera: true, microphone: true });
  const pageLink = usePageLink();
  const shown = useMemo(() => ({ ...defaultParts, ...parts }), [parts]);
  const [shownErrors, setShownErrors] = useState<readonly RtcError[]>([]);
  useCallErrors({ media }, ({ error }) => onError?.(error));

  // Without a lobby nobody presses a button.
  const enter = useEvent(() => onJoin?.(joinedName));
  const entered = useRef(!skipLobby);
  useEffect(() => {
    if (entered.current) return;
    entered.current = true;
    enter();
  }, [enter]);

  const onSign = useEvent(() => {
    if (phase === 'lobby') setPreparing(true);
    // Who joins hears of it if that fails.
    loadInCall().catch(() => undefined);
  });
  useEffect(() => {
    const listeners = new AbortController();
    for (const sign of ['pointermove', 'pointerdown', 'keydown']) {
      addEventListener(sign, onSign, { once: true, signal: listeners.signal });
    }
    return () => listeners.abort();
  }, [onSign]);

  const lobbyName = typedName ?? (firstName || storedName);
  const prepared = useCallPreparation({
    enabled: preparing && support === 'supported',
    inLobby: phase === 'lobby',
    signaling,
    connect,
    name: phase === 'lobby' ? lobbyName : joinedName,
    roomKey: roomKey ?? null,
    iceServers,
    iceTransportPolicy,
  });

  function leave() {
    setBefore({ camera: isOn(media.camera), microphone: isOn(media.microphone) });
    media.stop();
    setPreparing(false);
    setPhase('left');
    onLeave?.();
  }

  function rejoin() {
    if (before.camera) void media.camera.toggle(true);
    if (before.microphone) void media.microphone.toggle(true);
    setPhase('call');
    onJoin?.(joinedName);
  }

  const address = link === undefined ? pageLink : link;
  const encrypted = roomKey === undefined ? null : roomKey !== null;
  const common = { brand, actions };
  const { Lobby, Left } = shown;

  function content() {
    if (support === 'unsupported') {
      const { unsupported } = labels;
      return (
        <Card heading={unsupported.heading} brand={brand} focus={false}>
          <p role="alert">{unsupported.text}</p>
          {address !== null && <InviteLink link={address} primary />}
        </Card>
      );
    }
    if (phase === 'left') return <Left onRejoin={rejoin} summary={summary} {...common} />;
    if (phase === 'lobby') {
      return (
        <Lobby
          room={room}
          media={media}
          name={lobbyName}
          onNameChange={(next) => {
            setTypedName(next);
            setStoredName(next);
          }}
          speakerId={speakerId}
          onSpeakerSelect={setSpeakerId}
          encrypted={encrypted}
          joining={joining}
          effects={effects}
          checkIceServers={checkIceServers}
          brand={brand}
          onJoin={(joinedAs) => {
            setJoinedName(joinedAs);
            setShownErrors(media.error ? [media.error] : []);
            onJoin?.(joinedAs);
            // The lobby stays until the call's script is there.
            startJoining(() => setPhase('call'));
          }}
        >
          {lobby}
        </Lobby>
      );
    }
    // Not on a server, which knows no browser.
    if (support === 'unknown') return null;
    return (
      <InCall
        key={`${attempt} ${room}`}
        room={room}
        name={joinedName}
        media={media}
        speakerId={speakerId}
        onSpeakerSelect={setSpeakerId}
        signaling={signaling}
        connect={prepared}
        iceServers={iceServers}
        iceTransportPolicy={iceTransportPolicy}
        roomKey={roomKey ?? null}
        encrypted={encrypted}
        link={address}
        previousMessages={messages}
        shownErrors={shownErrors}
        access={access}
        sending={sending}
        levelled={levelled}
        effects={effects}
        parts={shown}
        describeError={describeError}
        onError={onError}
        permissionMs={permissionMs}
        onLeave={(now, told) => {
          setMessages(now);
          setSummary(told);
          leave();
        }}
        onRetry={(now) => {
          setMessages(now);
          setAttempt(attempt + 1);
        }}
        {...common}
      />
    );
  }

  return (
    <CallLabelsProvider value={labels}>
      <section {...rest} className={joinClasses('visavis-call-root', className)}>
        {/* Around all of it, so that the lobby stays until the call's script is there. */}
        <Suspense>{content()}</Suspense>
      </section>
    </CallLabelsProvider>
  );
}
