import type { RtcError } from '@visavis/hooks';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice';
import { useCallLabels } from './CallLabels';

export interface CallFailureProps {
  error: RtcError;
  onRetry: () => void;
  /** What the application knows of it beside the error's own words. */
  describe?: ((error: RtcError) => string | undefined) | undefined;
  /** Beside "Try again". */
  actions?: ReactNode;
}

/** Why one isn't in the call, and the ways on from there. */
export function CallFailure({ error, onRetry, describe, actions }: CallFailureProps) {
  const { call } = useCallLabels();
  const own: Partial<Record<RtcError['code'], string>> = {
    'room-declined': call.refused,
    'room-removed': call.removed,
  };
  const advice = describe?.(error) ?? own[error.code];

  return (
    <div className="visavis-call-failure">
      <ErrorNotice className="visavis-call-failure-notice" error={error} />
      {advice && <p>{advice}</p>}
      <div className="visavis-call-failure-ways">
        <button type="button" className="visavis-button" data-variant="primary" onClick={onRetry}>
          {call.retry}
        </button>
        {actions}
      </div>
    </div>
  );
}
