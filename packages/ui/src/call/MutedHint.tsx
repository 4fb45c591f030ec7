import { useSpeakingWhileMuted } from '@visavis/hooks';
import { SpeakingWhileMutedHint } from '../SpeakingWhileMutedHint/SpeakingWhileMutedHint';

/** The hint, in a component of its own: what the microphone hears renders nothing else. */
export function MutedHint({ stream }: { stream: MediaStream | null }) {
  return <SpeakingWhileMutedHint speaking={useSpeakingWhileMuted(stream, { holdMs: 2500 })} />;
}
