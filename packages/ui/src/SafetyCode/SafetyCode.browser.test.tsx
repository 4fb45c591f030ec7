import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { SafetyCode } from './SafetyCode';

test('shows the code beside the name, and what to do with it', async () => {
  const screen = await render(<SafetyCode name="Ada" code="12345 67890" />);
  await expect.element(screen.getByRole('definition')).toHaveTextContent('12345 67890');
  await expect.element(screen.getByRole('term')).toHaveTextContent('Ada');
  await expect.element(screen.getByText(/^Read your code/)).toBeVisible();
  expect(screen.container.firstElementChild).toHaveAttribute('data-status', 'ready');
});

test('says that there is none yet, and nothing else where a list says it once', async () => {
  const screen = await render(<SafetyCode name="" code={null} hint={null} />);
  await expect.element(screen.getByRole('definition')).toHaveTextContent('Not there yet');
  await expect.element(screen.getByRole('term')).toHaveTextContent('Guest');
  expect(screen.container.querySelector('p')).toBeNull();
  expect(screen.container.firstElementChild).toHaveAttribute('data-status', 'pending');
});
