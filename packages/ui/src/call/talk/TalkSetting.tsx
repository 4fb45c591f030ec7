import { useId } from 'react';
import { useCallLabels } from '../CallLabels';
import type { Talk } from './useTalk';

/** Turns push to talk on and off. */
export function TalkSetting({ talk: { enabled, setEnabled } }: { talk: Talk }) {
  const { talk: words } = useCallLabels();
  const hintId = useId();
  return (
    <div>
      <label className="visavis-call-check">
        <input type="checkbox" checked={enabled} aria-describedby={hintId} onChange={({ target }) => setEnabled(target.checked)} />
        {words.setting}
      </label>
      <p id={hintId} className="visavis-hint">
        {words.hint}
      </p>
    </div>
  );
}
