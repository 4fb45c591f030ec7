import type { Participant, UseRecorderResult } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';
import { isRecording } from './useCallRecording';

export interface RecordingIndicatorProps {
  /** The local participant's. */
  recorder: UseRecorderResult;
  /** The others. */
  participants: readonly Participant[];
  /** The ids of those among them who record. */
  recorders: readonly string[];
}

/** Says, as long as it is so, who records; ends the local recording, and hands over its file. */
export function RecordingIndicator({ recorder, participants, recorders }: RecordingIndicatorProps) {
  const { call, recording } = useCallLabels();
  const names = participants.filter(({ id }) => recorders.includes(id)).map(({ name }) => name || call.guest);
  const own = isRecording(recorder);
  const { status, durationSeconds, file, download, discard, stop } = recorder;
  const done = file !== null && (status === 'done' || status === 'failed');
  if (!own && !done && names.length === 0) return null;

  return (
    <section className="visavis-call-recording-indicator" aria-label={recording.label}>
      {names.length > 0 && (
        <p>
          <i className="visavis-call-recording-indicator-dot" /> {recording.others(names)}
        </p>
      )}
      {own && (
        <p>
          <i className="visavis-call-recording-indicator-dot" /> {recording.own} <time>{clock(durationSeconds)}</time>
          <button type="button" className="visavis-button" onClick={() => void stop()}>
            {recording.stop}
          </button>
        </p>
      )}
      {done && (
        <p>
          {recording.done(clock(durationSeconds))}
          <button type="button" className="visavis-button" data-variant="primary" onClick={() => download()}>
            {recording.save}
          </button>
          <button type="button" className="visavis-button" onClick={discard}>
            {recording.discard}
          </button>
        </p>
      )}
    </section>
  );
}

/** Minutes and seconds. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
