import { expect, waitFor } from 'storybook/test';

/**
 * Waits until nothing moves or changes its colour any more: what is checked or photographed on its way has a size and a colour that
 * nobody chose. What goes on for ever, such as the bars of who speaks, isn't waited for.
 */
export async function untilAtRest(): Promise<void> {
  // What was measured in one frame begins to move in the next one.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await waitFor(() => expect(document.getAnimations().filter(isOnItsWay)).toEqual([]));
}

const isOnItsWay = ({ playState, effect }: Animation) =>
  playState === 'running' && effect?.getTiming().iterations !== Infinity;
