import type { Participant } from '@visavis/hooks';
import type { AnnouncedParticipant } from '../CallAnnouncer/changes';

/** What of the participants is to be read out when it changes. */
export function announce(participants: readonly Participant[]): AnnouncedParticipant[] {
  return participants.map(({ id, name, status, microphone, camera, screen }) => ({
    id,
    name,
    status,
    sharing: screen !== null,
    // Off, and nothing to see or hear: they haven't told yet, so what they tell next is no change.
    microphone: microphone === 'off' && camera === null ? undefined : microphone,
  }));
}
