import { backgroundBlur, backgroundImage, noiseSuppression } from '@visavis/effects';
import type { CallEffects } from '@visavis/ui/call';
import type { Words } from '../locales/en';

const slightBlur = backgroundBlur({ name: 'slight blur', strength: 0.3 });
const blur = backgroundBlur({ name: 'blur', strength: 0.8 });
const dusk = backgroundImage({ name: 'dusk', src: '/backgrounds/dusk.webp' });
const meadow = backgroundImage({ name: 'meadow', src: '/backgrounds/meadow.webp' });
const quiet = noiseSuppression();

/** What camera and microphone can go through; their files are of this origin, and loaded when one is chosen. */
export function effectsIn({ backgrounds }: Words): CallEffects {
  return {
    backgrounds: [
      { id: 'slight-blur', label: backgrounds.slightBlur, processor: slightBlur },
      { id: 'blur', label: backgrounds.blur, processor: blur },
      { id: 'dusk', label: backgrounds.dusk, thumbnail: '/backgrounds/dusk.webp', processor: dusk },
      { id: 'meadow', label: backgrounds.meadow, thumbnail: '/backgrounds/meadow.webp', processor: meadow },
    ],
    noiseSuppression: quiet,
  };
}
