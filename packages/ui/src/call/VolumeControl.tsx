import { usePlaybackVolume } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';

/** How loud a participant is heard here, from 0 to 200 %; remembered by their name. */
export function VolumeControl({ name }: { name: string }) {
  const { call } = useCallLabels();
  const { volume, setVolume } = usePlaybackVolume({ name });
  return (
    <input
      type="range"
      className="visavis-call-volume"
      min={0}
      max={2}
      step={0.05}
      value={volume}
      aria-label={call.volume(name || call.guest)}
      aria-valuetext={`${Math.round(volume * 100)} %`}
      title={call.volume(name || call.guest)}
      onChange={({ target }) => setVolume(target.valueAsNumber)}
    />
  );
}
