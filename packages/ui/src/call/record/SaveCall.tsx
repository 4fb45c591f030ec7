import { useState } from 'react';
import { callFileName, writeCallFile } from './model/callFile';
import type { CallRecord } from './model/CallRecord';
import { useCallLabels } from '../CallLabels';

/** Saves what happened in a call as a file; addresses are in it only when that is asked for. */
export function SaveCall({ read }: { read: () => CallRecord }) {
  const { file: text } = useCallLabels().record;
  const [addresses, setAddresses] = useState(false);
  const [saved, setSaved] = useState(false);

  function save() {
    const record = read();
    const url = URL.createObjectURL(new Blob([writeCallFile(record, { addresses })], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = callFileName(record);
    link.click();
    // The download has begun by then; a browser that has not read it yet keeps what it needs.
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
    setSaved(true);
  }

  return (
    <>
      <p className="visavis-hint">{text.hint}</p>
      <div className="visavis-inspector-tools">
        <button type="button" className="visavis-button" onClick={save}>
          {text.save}
        </button>
        <label>
          <input type="checkbox" checked={addresses} onChange={(event) => setAddresses(event.target.checked)} />
          {text.addresses}
        </label>
        <span className="visavis-hint" aria-live="polite">
          {saved && text.saved}
        </span>
      </div>
    </>
  );
}

const REVOKE_MS = 60_000;
