import type { SendingLimits } from '../peer/sendingLimits';

/** What decides how much one sends to one of the others. */
export interface SendingSituation {
  /** How many others there are: a mesh sends to each of them by itself. */
  readonly others: number;
  /** Whether one's own person, or theirs, asked to save data. */
  readonly saveData: boolean;
  /** Whether they look at the call: not with the tab in the background. */
  readonly watched: boolean;
}

/** The sizes of a camera's picture, by the number of others up to which it is sent. */
const CAMERA: readonly (readonly [others: number, maxHeight: number, maxKbps: number])[] = [
  [1, 720, 1700],
  [2, 540, 1000],
  [3, 360, 650],
  [5, 270, 400],
  [Infinity, 180, 220],
];

/**
 * How much of a camera or a screen is sent to one of the others, so that a home's 5 Mbit/s upstream holds
 * them all: smaller cameras the more people there are; a screen stays sharp and becomes slower instead.
 */
export function planSending(
  source: 'camera' | 'screen',
  { others, saveData, watched }: SendingSituation,
): SendingLimits {
  if (source === 'screen') {
    const maxKbps = others > 3 ? 800 : 1500;
    return {
      maxKbps: saveData || !watched ? maxKbps / 3 : maxKbps,
      maxFramesPerSecond: saveData || !watched ? 3 : 15,
      maxHeight: 1080,
      degradationPreference: 'maintain-resolution',
    };
  }
  if (saveData || !watched) {
    return { maxKbps: 120, maxFramesPerSecond: 10, maxHeight: 180, degradationPreference: 'balanced' };
  }
  const [, maxHeight, maxKbps] = CAMERA.find(([upTo]) => others <= upTo) ?? [0, 180, 220];
  return { maxKbps, maxFramesPerSecond: 30, maxHeight, degradationPreference: 'balanced' };
}
