import { useSafetyCode, type Participant } from '@visavis/hooks';
import { useCallLabels } from '../CallLabels';

/** A code for each of the others, to be compared with them. Without an encrypted connection yet, without one. */
export function SafetyCodes({ participants }: { participants: readonly Participant[] }) {
  const { details } = useCallLabels();
  if (participants.length === 0) return null;
  return (
    <section className="visavis-call-safety-codes" aria-label={details.safetyCodes}>
      <h2>{details.safetyCodes}</h2>
      <p className="visavis-hint">{details.safetyHint}</p>
      <dl>
        {participants.map((participant) => (
          <SafetyCode key={participant.id} participant={participant} />
        ))}
      </dl>
    </section>
  );
}

function SafetyCode({ participant: { peer, name } }: { participant: Participant }) {
  const { call, details } = useCallLabels();
  const code = useSafetyCode(peer);
  return (
    <div>
      <dt>
        <bdi>{name || call.guest}</bdi>
      </dt>
      <dd>{code ?? details.noSafetyCode}</dd>
    </div>
  );
}
