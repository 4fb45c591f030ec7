import { expect } from 'vitest';
import { userEvent, type Locator } from 'vitest/browser';

/** For tests: types with the keyboard, wherever the focus is. `userEvent.keyboard` can't find its frame in a stock Firefox. */
export const typeKeys = (keys: string) => userEvent.type(document.activeElement as HTMLElement, keys);

/**
 * For tests: presses a button with the keyboard, which is also a gesture, such as a browser wants before it fills the
 * screen. A driven stock Firefox takes many a button for hidden, and clicks none of those.
 */
export async function press(button: Locator): Promise<void> {
  await expect.element(button).toBeInTheDocument();
  (button.element() as HTMLElement).focus();
  await typeKeys('{Enter}');
}
