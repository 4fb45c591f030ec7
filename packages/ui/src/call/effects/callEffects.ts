import type { MediaProcessors, TrackProcessor } from '@visavis/hooks';

/** A background to choose. Make it once, outside of your component: another processor would be another choice. */
export interface CallBackground {
  /** What is remembered until the next visit. */
  readonly id: string;
  /** What it is called. */
  readonly label: string;
  /** The address of a small picture of it. @default none, only its name */
  readonly thumbnail?: string | undefined;
  /** Such as `backgroundBlur()` of `@visavis/effects`. */
  readonly processor: TrackProcessor;
}

/** What a camera and a microphone can go through before they are sent. */
export interface CallEffects {
  /** What to choose from beside the background as it is. @default none */
  readonly backgrounds?: readonly CallBackground[] | undefined;
  /** Takes the noise out of the microphone, such as `noiseSuppression()` of `@visavis/effects`. @default none */
  readonly noiseSuppression?: TrackProcessor | undefined;
}

/** Where the choice is kept. */
export const BACKGROUND_KEY = 'visavis:background';
export const NOISE_KEY = 'visavis:noise';

/** What was chosen of them, by the ids that are stored; one that is there no more counts as none. */
export function chosenProcessors(effects: CallEffects | undefined, background: string, noise: string): MediaProcessors {
  const chosen = effects?.backgrounds?.find(({ id }) => id === background);
  const quiet = noise === 'on' ? effects?.noiseSuppression : undefined;
  return { camera: chosen ? [chosen.processor] : [], microphone: quiet ? [quiet] : [] };
}
