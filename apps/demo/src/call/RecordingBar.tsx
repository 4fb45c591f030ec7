import type { Participant, UseRecorderResult } from '@visavis/hooks';
import { useWords } from '../language/LanguageProvider';
import styles from './RecordingBar.module.css';
import { isRecording } from './useCallRecording';

export interface RecordingBarProps {
  /** One's own. */
  recorder: UseRecorderResult;
  /** The others. */
  participants: readonly Participant[];
  /** The ids of those among them who record. */
  recorders: readonly string[];
}

/** Says, as long as it is so, who records; ends one's own recording, and hands over its file. */
export function RecordingBar({ recorder, participants, recorders }: RecordingBarProps) {
  const { call, recording } = useWords();
  const names = participants.filter(({ id }) => recorders.includes(id)).map(({ name }) => name || call.guest);
  const own = isRecording(recorder);
  const { status, durationSeconds, file, download, discard, stop } = recorder;
  const done = file !== null && (status === 'done' || status === 'failed');
  if (!own && !done && names.length === 0) return null;

  return (
    <section className={styles.bar} aria-label={recording.label}>
      {names.length > 0 && (
        <p>
          <i className={styles.dot} /> {recording.others(names)}
        </p>
      )}
      {own && (
        <p>
          <i className={styles.dot} /> {recording.own} <time>{clock(durationSeconds)}</time>
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
