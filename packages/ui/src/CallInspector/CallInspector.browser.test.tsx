import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { CallInspector } from './CallInspector';

test('has one row for each person, with what is known', async () => {
  const screen = await render(
    <CallInspector
      connections={[
        { id: 'a', name: 'Ada', status: 'connected', route: 'relay', roundTripMs: 41.6 },
        { id: 'g', name: 'Grace', status: 'connecting', roundTripMs: null },
      ]}
    />,
  );
  await expect.element(screen.getByRole('region', { name: 'Connection details' })).toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /Ada Connected Through a relay 42 ms/ }))
    .toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /Grace Connecting… Not known yet Not known yet/ }))
    .toBeVisible();
});

test('alone in a call there is no table', async () => {
  const screen = await render(<CallInspector connections={[]} />);
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  expect(screen.getByRole('table').elements()).toEqual([]);
});
