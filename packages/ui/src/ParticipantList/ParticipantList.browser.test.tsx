import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { ParticipantList } from './ParticipantList';

test('lists everyone, with what is off, whose hand is up and who is the host', async () => {
  const screen = await render(
    <ParticipantList
      participants={[
        { id: 'me', name: 'Ada', self: true, role: 'host', microphone: 'on', cameraStatus: 'on', status: 'connected' },
        { id: 'b', name: '', microphone: 'muted', cameraStatus: 'off', handRaised: 2, sharing: true },
        { id: 'c', name: 'Cleo', status: 'reconnecting', handRaised: true },
      ]}
    />,
  );
  await expect.element(screen.getByRole('list', { name: 'In this call (3)' })).toBeVisible();
  const rows = screen.getByRole('listitem').elements().map((each) => each as HTMLElement);
  const textsOf = (row: HTMLElement | undefined) =>
    [...(row?.querySelectorAll('bdi, .visavis-hint, .visavis-visually-hidden') ?? [])].map((each) => each.textContent);
  expect(rows.map(textsOf)).toEqual([
    ['Ada (you)', 'Host'],
    ['Guest', 'Hand raised, number 2', 'Shares the screen', 'Microphone off', 'Camera off'],
    ['Cleo', 'Reconnecting…', 'Hand raised'],
  ]);
  expect(rows.map(({ dataset }) => [dataset['self'], dataset['role'], dataset['status']])).toEqual([
    ['true', 'host', 'connected'],
    [undefined, undefined, undefined],
    [undefined, undefined, 'reconnecting'],
  ]);
});

test('has room for a heading, avatars, actions and what stands below', async () => {
  const onRemove = vi.fn<() => void>();
  const screen = await render(
    <ParticipantList
      heading="Patients"
      participants={[
        {
          id: 'b',
          name: 'Ben',
          avatar: <img alt="A fox" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" />,
          actions: (
            <button type="button" onClick={onRemove}>
              Remove
            </button>
          ),
        },
      ]}
    >
      <p>Below</p>
    </ParticipantList>,
  );
  const region = screen.getByRole('region', { name: 'Patients' });
  await expect.element(region.getByRole('listitem').getByAltText('A fox')).toBeInTheDocument();
  await expect.element(region.getByText('Below')).toBeVisible();
  (region.getByRole('button', { name: 'Remove' }).element() as HTMLElement).click();
  expect(onRemove).toHaveBeenCalledOnce();
});
