import { useCallLabels } from '../CallLabels';
import type { ReactionEvent } from './createReactions';

/** Announces what another participant did: a hand, a reaction, the end of a recording. */
export function ReactionAnnouncer({ event }: { event: ReactionEvent | null }) {
  const { reactions, call } = useCallLabels();
  return (
    <output className="visavis-visually-hidden">
      {event && <span key={event.id}>{reactions.events[event.kind](event.name || call.guest)}</span>}
    </output>
  );
}
