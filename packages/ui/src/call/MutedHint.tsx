import { useSpeakingWhileMuted } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';

/** Tells somebody who speaks into a muted microphone that nobody hears it. */
export function MutedHint({ stream }: { stream: MediaStream | null }) {
  const { call } = useCallLabels();
  const speaking = useSpeakingWhileMuted(stream, { holdMs: 2500 });
  return <output className="visavis-call-muted-hint">{speaking && <span>{call.muted}</span>}</output>;
}
