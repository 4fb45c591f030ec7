import { useSafetyCode, type Participant } from '@visavis/hooks';
import { useLabels } from '../../Labels/LabelsProvider';
import { SafetyCode } from '../../SafetyCode/SafetyCode';
import { useCallLabels } from '../CallLabels';

/** A code for each of the others, to be compared with them; what to do with it is said once. */
export function SafetyCodes({ participants }: { participants: readonly Participant[] }) {
  const { details } = useCallLabels();
  const { hint } = useLabels('safetyCode');
  if (participants.length === 0) return null;
  return (
    <section className="visavis-call-safety-codes" aria-label={details.safetyCodes}>
      <h2>{details.safetyCodes}</h2>
      <p className="visavis-hint">{hint}</p>
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
