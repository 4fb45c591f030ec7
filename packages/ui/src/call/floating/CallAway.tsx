import { useCallLabels } from '../CallLabels';

export interface CallAwayProps {
  /** Whether the call floats. */
  away: boolean;
  onBringBack: () => void;
}

/** Where everybody would be: says, and has read out, that they are in a window of their own. */
export function CallAway({ away, onBringBack }: CallAwayProps) {
  const { floating } = useCallLabels();
  return (
    <>
      <output className="visavis-visually-hidden">{away && floating.away}</output>
      {away && (
        <div className="visavis-call-away">
          <p>{floating.away}</p>
          <button type="button" className="visavis-button" onClick={onBringBack}>
            {floating.back}
          </button>
        </div>
      )}
    </>
  );
}
