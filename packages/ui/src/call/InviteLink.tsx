import { useEffect, useState } from 'react';
import { useCallLabels } from './CallLabels';
import { useShareSheet } from './useShareSheet';

/** What came of it; null: nothing that would have to be said. */
type Outcome = 'copied' | 'by-hand' | null;

/** For how long the button says that it has done it, in ms. */
const doneMs = 2500;

export interface InviteLinkProps {
  /** The address that leads here. */
  link: string;
  /** Whether handing it out is what one would do next. @default false */
  primary?: boolean | undefined;
}

/**
 * Hands out the link to this room: on a phone by the system's own share sheet, elsewhere by copying it; where the
 * browser doesn't let it, shows the link to be copied by hand.
 */
export function InviteLink({ link, primary = false }: InviteLinkProps) {
  const { call } = useCallLabels();
  const hasShareSheet = useShareSheet();
  const [outcome, setOutcome] = useState<Outcome>(null);

  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome(null), doneMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <div className="visavis-call-invite-link">
      <button
        type="button"
        className="visavis-button"
        data-variant={primary ? 'primary' : undefined}
        onClick={() => {
          void (hasShareSheet ? share(link) : copy(link)).then(setOutcome);
        }}
      >
        {outcome === 'copied' ? call.linkCopied : hasShareSheet ? call.shareLink : call.copyLink}
      </button>
      <output className="visavis-visually-hidden">{outcome === 'copied' && call.linkCopied}</output>
      {outcome === 'by-hand' && (
        <label className="visavis-call-invite-link-by-hand">
          {call.linkByHand}
          <input
            className="visavis-input"
            readOnly
            value={link}
            ref={(input) => input?.focus()}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => setOutcome(null)}
          />
        </label>
      )}
    </div>
  );
}

async function copy(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // Refused, or an insecure page, which has no clipboard.
    return 'by-hand';
  }
}

async function share(url: string): Promise<Outcome> {
  try {
    await navigator.share({ url });
    return null;
  } catch (error) {
    // Who closes the sheet wants nothing else instead.
    return error instanceof DOMException && error.name === 'AbortError' ? null : copy(url);
  }
}
