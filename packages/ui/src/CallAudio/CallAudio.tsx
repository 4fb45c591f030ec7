import type { ComponentPropsWithRef } from 'react';
import { AutoplayGate, useIsGated } from '../AutoplayGate/AutoplayGate';
import { joinClasses } from '../joinClasses';
import type { Labels } from '../locales/en';
import { StreamAudio } from './StreamAudio';

/** Someone to hear. */
export interface AudibleParticipant {
  id: string;
  /** The camera's stream, with the audio of the microphone. */
  camera?: MediaStream | null | undefined;
  /** The stream of the screen they share, with its audio. */
  screen?: MediaStream | null | undefined;
}

export interface CallAudioProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Whom to hear: the others in the call, without the local participant. What `useRoom` lists fits. */
  participants: readonly AudibleParticipant[];
  /** How loud each participant is, by id: from 0 (silent) to 2 (twice as loud). @default 1 for each */
  volumes?: Readonly<Record<string, number>> | undefined;
  /**
   * Makes everyone equally loud, over some seconds, whatever microphone they have and how close it is: by their loudness
   * (ITU-R BS.1770) without the pauses, never clipped, and without pumping up silence. The audio of screens stays as it is.
   * `volumes` go on top.
   * @default true
   */
  levelled?: boolean | undefined;
  /**
   * The audio output's `deviceId`; null: the system's speaker, which also takes the place of one that is away.
   *
   * @default the speaker that the page chose with `useSpeakerOutput`, else the system's
   */
  speakerId?: string | null | undefined;
  labels?: Partial<Labels['autoplayGate']> | undefined;
}

/**
 * Plays the audio of everyone in a call, whichever tiles are rendered.
 *
 * Render one for as long as the user is in the call, outside of the layout. Tiles of the same streams then show
 * video only. Audio goes on after a pause that nobody asked for. Where the browser blocks audio until a click, the
 * `AutoplayGate` above it, or else one of its own, offers a button.
 */
export function CallAudio({ participants, volumes, levelled = true, speakerId, labels, className, ...rest }: CallAudioProps) {
  const isGated = useIsGated();
  const audios = participants.flatMap(({ id, camera, screen }) =>
    [...new Set([camera, screen])].map(
      (stream, index) =>
        stream && (
          <StreamAudio
            key={`${index} ${id}`}
            stream={stream}
            levelled={levelled && index === 0}
            volume={Math.min(Math.max(volumes?.[id] ?? 1, 0), 2)}
            speakerId={speakerId}
          />
        ),
    ),
  );
  return (
    <div {...rest} className={joinClasses('visavis-call-audio', className)}>
      {isGated ? audios : <AutoplayGate labels={labels}>{audios}</AutoplayGate>}
    </div>
  );
}
