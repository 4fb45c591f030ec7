import { usePlaybackVolumes, type Participant } from '@visavis/hooks';
import { CallAudio } from '../CallAudio/CallAudio';

export interface CallVoicesProps {
  participants: readonly Participant[];
  /** '': the system's. */
  speakerId: string;
  /** Whether everyone is made equally loud. */
  levelled: boolean | undefined;
}

/** Plays everyone, as loud as the user chose for each. */
export function CallVoices({ participants, ...rest }: CallVoicesProps) {
  return <CallAudio participants={participants} volumes={usePlaybackVolumes(participants)} {...rest} />;
}
