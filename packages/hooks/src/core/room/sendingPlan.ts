import type { SendingLimits } from '../peer/sendingLimits';

/** What decides how much one sends to one of the others. */
export interface SendingSituation {
  /** How many others there are: a mesh sends to each of them by itself. */
  readonly others: number;
  /** Whether the local participant, or theirs, asked to save data. */
  readonly saveData: boolean;
  /** Whether they look at the call: not with the tab in the background. */
  readonly watched: boolean;
}

/**
 * How a camera's picture is sent, by the number of others up to which it holds. Each of them costs an encoder
 * and a decoder as well, so a crowd is smaller and slower.
 */
const CAMERA: readonly (readonly [others: number, maxHeight: number, maxKbps: number, framesPerSecond: number])[] = [
  [1, 720, 1700, 30],
  [2, 540, 1000, 30],
  [3, 360, 650, 24],
  [5, 270, 400, 20],
  [Infinity, 180, 220, 15],
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
  const [, maxHeight, maxKbps, maxFramesPerSecond] = CAMERA.find(([upTo]) => others <= upTo) ?? [0, 180, 220, 15];
  return { maxKbps, maxFramesPerSecond, maxHeight, degradationPreference: 'balanced' };
}
