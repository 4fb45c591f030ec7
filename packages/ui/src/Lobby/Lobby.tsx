import { useId, useRef, type ComponentPropsWithRef, type ReactNode } from 'react';
import { AudioMeter, type LevelSource } from '../AudioMeter/AudioMeter';
import { cleanName } from '../cleanText';
import { CameraButton } from '../ControlBar/CameraButton';
import { MicrophoneButton } from '../ControlBar/MicrophoneButton';
import type { TrackStatus } from '../ControlBar/toggleState';
import { DevicePickers, type PickableTrack, type PickedDevices } from '../DevicePicker/DevicePickers';
import { ErrorNotice, type NoticeError } from '../ErrorNotice/ErrorNotice';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { lobby } from '../locales/en/lobby';
import { useBeforePaint } from '../useBeforePaint';
import { Preview } from './Preview';

/** A camera or a microphone and what can be done with it; `useUserMedia().camera` is one. */
export interface LobbyTrack extends PickableTrack {
  status: TrackStatus;
  toggle: () => unknown;
}

export interface LobbyProps extends Omit<ComponentPropsWithRef<'form'>, 'onSubmit'>, PickedDevices {
  /** What the camera and the microphone give, for the preview. */
  stream: MediaStream | null;
  /** The local camera. */
  camera: LobbyTrack;
  /** The local microphone. */
  microphone: LobbyTrack;
  /** The user's name so far. */
  name: string;
  /** Called when the user types another name. */
  onNameChange: (name: string) => void;
  /** Called when the user joins, under this name: trimmed, without invisible characters, never empty. */
  onJoin: (name: string) => void;
  /** It is on its way. @default false */
  joining?: boolean | undefined;
  /** Whether the user can't join yet. @default false */
  joinDisabled?: boolean | undefined;
  /** How loud the microphone is; shows a meter. */
  level?: LevelSource | null | undefined;
  /** Why a device could not be had. */
  error?: NoticeError | null | undefined;
  /** Asks for the devices again. */
  onRetry?: (() => void) | undefined;
  /** The heading. @default labels.title */
  heading?: ReactNode;
  /** Above the button that joins. */
  children?: ReactNode;
  labels?: Partial<Labels['lobby']> | undefined;
}

/** The room before the call: how one looks and sounds, with what, and under which name. */
export function Lobby({
  stream,
  camera,
  microphone,
  cameras,
  microphones,
  speakers,
  speaker,
  name,
  onNameChange,
  onJoin,
  joining = false,
  joinDisabled = false,
  level,
  error = null,
  onRetry,
  heading,
  children,
  labels,
  className,
  ...rest
}: LobbyProps) {
  const text = useComponentLabels('lobby', lobby, labels);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  // React tells of nothing that was typed or filled in before it took the page over.
  useBeforePaint(() => {
    const typed = field.current?.value;
    if (typed && typed !== name) onNameChange(typed);
    // oxlint-disable-next-line react/exhaustive-deps -- Once, when it is mounted.
  }, []);

  return (
    <form
      {...rest}
      className={joinClasses('visavis-lobby', className)}
      data-state={joining ? 'joining' : 'ready'}
      onSubmit={(event) => {
        event.preventDefault();
        // A script that filled it in may have told nobody.
        const typed = field.current?.value ?? name;
        if (!joining && !joinDisabled) onJoin(cleanName(typed) || text.guest);
      }}
    >
      <div className="visavis-lobby-preview">
        <Preview name={name} stream={stream} microphone={microphone.status === 'on' ? 'on' : 'off'}>
          <MicrophoneButton status={microphone.status} onClick={() => void microphone.toggle()} />
          <CameraButton status={camera.status} onClick={() => void camera.toggle()} />
        </Preview>
        {level !== undefined && <AudioMeter level={level} />}
      </div>
      <div className="visavis-lobby-settings">
        <h1>{heading ?? text.title}</h1>
        <ErrorNotice error={error} onRetry={onRetry} />
        <div className="visavis-field">
          <label htmlFor={id}>{text.name}</label>
          <input
            ref={field}
            id={id}
            className="visavis-input"
            autoComplete="name"
            maxLength={60}
            value={name}
            onChange={(event) => onNameChange(event.target.value)}
          />
        </div>
        <DevicePickers
          camera={camera}
          microphone={microphone}
          cameras={cameras}
          microphones={microphones}
          speakers={speakers}
          speaker={speaker}
        />
        {children}
        <button className="visavis-button" data-variant="primary" disabled={joinDisabled} aria-busy={joining || undefined}>
          {joining ? text.joining : text.join}
        </button>
      </div>
    </form>
  );
}
