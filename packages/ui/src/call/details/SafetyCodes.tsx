import { useSafetyCode, type Participant } from '@visavis/hooks';
import type { Explained } from '../../CallInspector/explained/en';
import { useComponentLabels } from '../../Labels/useComponentLabels';
import { safetyCode } from '../../locales/en/safetyCode';
import { SafetyCode } from '../../SafetyCode/SafetyCode';
import { useCallLabels } from '../CallLabels';

export interface SafetyCodesProps {
  participants: readonly Participant[];
  /** null: not loaded yet. */
  explained: Explained | null;
}

/** A code for each of the others, to be compared with them; what to do with it, and what it is good for, is said once. */
export function SafetyCodes({ participants, explained }: SafetyCodesProps) {
  const { details } = useCallLabels();
  const { hint } = useComponentLabels('safetyCode', safetyCode);
  if (participants.length === 0) return null;
  return (
    <section className="visavis-call-safety-codes" aria-label={details.safetyCodes}>
      <h2>{details.safetyCodes}</h2>
      <p className="visavis-hint">{hint}</p>
      {explained && (
        <p className="visavis-hint">
          {explained.safety.protects} {explained.safety.not}
        </p>
      )}
      {participants.map((participant) => (
        <SafetyCodeOf key={participant.id} participant={participant} />
      ))}
    </section>
  );
}

function SafetyCodeOf({ participant: { peer, name } }: { participant: Participant }) {
  const { call } = useCallLabels();
  return <SafetyCode name={name || call.guest} code={useSafetyCode(peer)} hint={null} />;
}
