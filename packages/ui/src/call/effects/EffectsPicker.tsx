import type { TrackControl, TrackProcessor, UseUserMediaResult } from '@visavis/hooks';
import { useEffect, useId, useState } from 'react';
import { useCallLabels } from '../CallLabels';
import { useStoredText } from '../useStoredText';
import { BACKGROUND_KEY, NOISE_KEY, type CallEffects } from './callEffects';

/** How often to look whether an effect is at work, in ms. */
const LOOK_MS = 500;

export interface EffectsPickerProps {
  effects: CallEffects;
  media: Pick<UseUserMediaResult, 'camera' | 'microphone'>;
}

/** Which background the camera gets, and whether the microphone loses its noise; remembered. */
export function EffectsPicker({ effects: { backgrounds = [], noiseSuppression }, media }: EffectsPickerProps) {
  const { effects: text } = useCallLabels();
  const [background, setBackground] = useStoredText(BACKGROUND_KEY);
  const [noise, setNoise] = useStoredText(NOISE_KEY);
  const name = useId();
  const chosen = backgrounds.find(({ id }) => id === background);
  const working = useIsWorking(media.camera, chosen?.processor);
  const choices = [{ id: '', label: text.noBackground, thumbnail: undefined }, ...backgrounds];

  return (
    <>
      {backgrounds.length > 0 && (
        <fieldset className="visavis-call-effects">
          <legend>{text.background}</legend>
          <div className="visavis-call-backgrounds">
            {choices.map(({ id, label, thumbnail }) => (
              <label key={id} style={thumbnail ? { backgroundImage: `url(${JSON.stringify(thumbnail)})` } : undefined}>
                <input
                  type="radio"
                  name={name}
                  checked={id === (chosen?.id ?? '')}
                  onChange={() => setBackground(id)}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
          <output className="visavis-hint" data-state={working}>
            {chosen && working === 'loading' && text.loading(chosen.label)}
            {chosen && working === 'on' && text.working(chosen.label)}
          </output>
        </fieldset>
      )}
      {noiseSuppression && (
        <label className="visavis-call-check">
          <input type="checkbox" checked={noise === 'on'} onChange={({ target }) => setNoise(target.checked ? 'on' : '')} />
          {text.noise}
        </label>
      )}
    </>
  );
}

/** Whether a processor is at work on what a control captures: `loading` until its first frame is there. */
function useIsWorking(control: TrackControl, wanted: TrackProcessor | undefined): 'off' | 'loading' | 'on' {
  const [isAtWork, setIsAtWork] = useState(false);
  const { getProcessorStats } = control;
  const looks = wanted !== undefined && control.status === 'on';
  const wantedName = wanted?.name;
  useEffect(() => {
    if (!looks) return undefined;
    const look = () => setIsAtWork(getProcessorStats().some(({ name }) => name === wantedName));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [looks, getProcessorStats, wantedName]);
  if (!looks || control.error) return 'off';
  return isAtWork ? 'on' : 'loading';
}
