import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { SpeakingWhileMutedHint } from './SpeakingWhileMutedHint';

test('speaks up in a live region that was there before, and is silent again', async () => {
  const screen = await render(<SpeakingWhileMutedHint speaking={false} />);
  const region = screen.getByRole('status');
  await expect.element(region).toBeEmptyDOMElement();
  const element = region.element();
  await screen.rerender(<SpeakingWhileMutedHint speaking />);
  await expect.element(region).toHaveTextContent('You are muted: nobody hears you.');
  expect(region.element()).toBe(element);
  expect(element).toHaveAttribute('data-speaking', 'true');
  await screen.rerender(<SpeakingWhileMutedHint speaking>Press M to speak.</SpeakingWhileMutedHint>);
  await expect.element(region).toHaveTextContent(/^Press M to speak\.$/);
  await screen.rerender(<SpeakingWhileMutedHint speaking={false} />);
  await expect.element(region).toBeEmptyDOMElement();
});
