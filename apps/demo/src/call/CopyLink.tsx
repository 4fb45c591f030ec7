import { useEffect, useState } from 'react';
import { useWords } from '../language/LanguageProvider';
import styles from './CopyLink.module.css';

/** For how long the button says that it has done it, in ms. */
const doneMs = 2500;

/** Copies the link to this room; where the browser doesn't let it, shows the link to be copied by hand. */
export function CopyLink() {
  const { call } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'by-hand' | null>(null);

  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(null), doneMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <div className={styles.copy}>
      <button
        type="button"
        className="visavis-button"
        onClick={() => {
          void copy(roomLink()).then((copied) => setOutcome(copied ? 'copied' : 'by-hand'));
        }}
      >
        {outcome === 'copied' ? call.linkCopied : call.copyLink}
      </button>
      <output className="visavis-visually-hidden">{outcome === 'copied' && call.linkCopied}</output>
      {outcome === 'by-hand' && (
        <label className={styles.byHand}>
          {call.linkByHand}
          <input
            className="visavis-input"
            readOnly
            value={roomLink()}
            ref={(input) => input?.focus()}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => setOutcome(null)}
          />
        </label>
      )}
    </div>
  );
}

/** Without the language, which is the sender's own. */
function roomLink(): string {
  const { origin, pathname, hash } = location;
  return `${origin}${pathname}${hash}`;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or an insecure page, which has no clipboard.
    return false;
  }
}
