import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { recordingIndicator } from '../locales/en/recordingIndicator';
import { formatDuration } from './formatDuration';

/** Where a recording is; that of `useRecorder`. */
export type RecordingStatus = 'idle' | 'starting' | 'recording' | 'paused' | 'stopping' | 'done' | 'failed';

export interface RecordingIndicatorProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Of the user's own recording. @default 'idle' */
  status?: RecordingStatus | undefined;
  /** How long the user's own recording is, without its pauses. @default 0 */
  durationSeconds?: number | undefined;
  /** The names of the others who record; an empty one is called a guest. @default none */
  names?: readonly string[] | undefined;
  /** Ends the user's own recording, while it runs. */
  onStop?: (() => unknown) | undefined;
  /** Saves the file, once the recording is over; leave it out while there is no file. */
  onSave?: (() => unknown) | undefined;
  /** Throws the file away. */
  onDiscard?: (() => unknown) | undefined;
  /** Before each line, in place of the red dot. */
  icon?: ReactNode;
  labels?: Partial<Labels['recordingIndicator']> | undefined;
}

/**
 * Says who records, for as long as they do; ends the user's own recording, and offers its file. That another one records is
 * announced: keep it rendered while nobody records, when it takes up no space.
 */
export function RecordingIndicator({
  status = 'idle',
  durationSeconds = 0,
  names = [],
  onStop,
  onSave,
  onDiscard,
  icon,
  labels,
  className,
  ...rest
}: RecordingIndicatorProps) {
  const text = useComponentLabels('recordingIndicator', recordingIndicator, labels);
  const records = status === 'starting' || status === 'recording' || status === 'paused';
  const isOver = (status === 'done' || status === 'failed') && onSave !== undefined;
  const empty = !records && !isOver && names.length === 0;
  const dot = icon ?? <i className="visavis-recording-dot" />;
  const time = formatDuration(durationSeconds);

  return (
    <div
      role={empty ? undefined : 'region'}
      aria-label={empty ? undefined : text.label}
      {...rest}
      className={joinClasses('visavis-recording-indicator', className)}
      data-status={status}
      data-empty={empty || undefined}
    >
      <div aria-live="polite">
        {names.length > 0 && (
          <p>
            {dot} {text.others(names.map((name) => name || text.guest))}
          </p>
        )}
      </div>
      {records && (
        <p>
          {dot} {status === 'paused' ? text.paused : text.self} <time>{time}</time>
          {onStop && (
            <button type="button" className="visavis-button" onClick={keepingFocus(onStop)}>
              {text.stop}
            </button>
          )}
        </p>
      )}
      {isOver && (
        <p>
          {text.done(time)}
          <button type="button" className="visavis-button" data-variant="primary" onClick={() => onSave()}>
            {text.save}
          </button>
          {onDiscard && (
            <button type="button" className="visavis-button" onClick={keepingFocus(onDiscard)}>
              {text.discard}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** For a button that goes when it was pressed. */
function keepingFocus(action: () => unknown) {
  return ({ currentTarget }: MouseEvent<HTMLElement>) => {
    keepFocus(currentTarget, currentTarget.closest<HTMLElement>('.visavis-recording-indicator'));
    action();
  };
}
