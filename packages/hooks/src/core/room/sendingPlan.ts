import type { SendingLimits } from '../peer/sendingLimits';
import { givenLimits, type SendingOptions, type VideoSendingOptions } from '../peer/sendingOptions';

/** What decides how much one sends to one of the others. */
export interface SendingSituation {
  /** How many others there are: a mesh sends to each of them by itself. */
  readonly others: number;
  /** Whether the local participant, or theirs, asked to save data. */
  readonly saveData: boolean;
  /** Whether they look at the call, and see this in it: not with the tab in the background. */
  readonly watched: boolean;
  /** How many lines of it they show; null: it is not known. @default null */
  readonly shownHeight?: number | null | undefined;
  /** What the application decides itself. */
  readonly sending?: SendingOptions | undefined;
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
 * them all: smaller cameras the more people there are; a screen stays sharp and becomes slower instead. What the application
 * gives goes before, but for those who save data or don't look; and nobody is sent more lines than they show.
 */
export function planSending(
  source: 'camera' | 'screen',
  { others, saveData, watched, shownHeight, sending }: SendingSituation,
): SendingLimits {
  const isLow = saveData || !watched;
  if (source === 'screen') {
    const screen: SendingLimits = {
      maxKbps: others > 3 ? 800 : 1500,
      maxFramesPerSecond: 15,
      maxHeight: 1080,
      degradationPreference: 'maintain-resolution',
    };
    const given = asShown(withGiven(screen, sending?.screen), shownHeight);
    return isLow ? { ...given, maxKbps: given.maxKbps / 3, maxFramesPerSecond: Math.min(given.maxFramesPerSecond, 3) } : given;
  }
  const [, maxHeight, maxKbps, maxFramesPerSecond] = CAMERA.find(([upTo]) => others <= upTo) ?? [0, 180, 220, 15];
  const share = withGiven({ maxKbps, maxFramesPerSecond, maxHeight, degradationPreference: 'balanced' }, sending?.camera);
  const given = asShown(share, shownHeight);
  return isLow ? lower(given, { maxKbps: 120, maxFramesPerSecond: 10, maxHeight: 180 }) : given;
}

/** A share with what the application gives in its place; a bit rate that it leaves out follows from the rest. */
function withGiven(share: SendingLimits, options: VideoSendingOptions | undefined): SendingLimits {
  const given = givenLimits(options);
  const { maxHeight = share.maxHeight, maxFramesPerSecond = share.maxFramesPerSecond } = given;
  // Larger pictures and more of them need less for each pixel.
  const pixels = (maxHeight / share.maxHeight) ** 2 * (maxFramesPerSecond / share.maxFramesPerSecond);
  return {
    maxHeight,
    maxFramesPerSecond,
    maxKbps: given.maxKbps ?? Math.round(share.maxKbps * pixels ** 0.75),
    degradationPreference: given.degradationPreference ?? share.degradationPreference,
  };
}

/**
 * No more lines than are shown, where it is known. The bit rate sinks as the height does, though the pixels are fewer by far:
 * with less than that Chromium goes below the lines it was asked for, and is slow to come back.
 */
function asShown(limits: SendingLimits, shownHeight: number | null | undefined): SendingLimits {
  if (!shownHeight || shownHeight >= limits.maxHeight) return limits;
  return { ...limits, maxHeight: shownHeight, maxKbps: Math.round((limits.maxKbps * shownHeight) / limits.maxHeight) };
}

const lower = (limits: SendingLimits, most: Pick<SendingLimits, 'maxKbps' | 'maxFramesPerSecond' | 'maxHeight'>): SendingLimits => ({
  ...limits,
  maxKbps: Math.min(limits.maxKbps, most.maxKbps),
  maxFramesPerSecond: Math.min(limits.maxFramesPerSecond, most.maxFramesPerSecond),
  maxHeight: Math.min(limits.maxHeight, most.maxHeight),
});
