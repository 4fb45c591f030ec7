import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Menu } from '../Menu/Menu';
import { press, typeKeys } from '../testKeys';
import { ReactionPicker } from './ReactionPicker';

test('has a button for each reaction, and tells which one was pressed', async () => {
  const onReact = vi.fn<(id: string) => void>();
  const screen = await render(<ReactionPicker onReact={onReact} />);
  const group = screen.getByRole('group', { name: 'Reactions' });
  await expect.element(group).toBeVisible();
  expect(group.getByRole('button').elements().map((each) => each.getAttribute('aria-label'))).toEqual([
    'Thumbs up',
    'Heart',
    'Applause',
    'Laughter',
    'Amazement',
    'Celebration',
  ]);
  (screen.getByRole('button', { name: 'Applause' }).element() as HTMLElement).click();
  expect(onReact.mock.calls).toEqual([['clap']]);
});

test('takes reactions of your own', async () => {
  const onReact = vi.fn<(id: string) => void>();
  const screen = await render(
    <ReactionPicker reactions={[{ id: 'tea', icon: <b>T</b>, label: 'Tea' }]} onReact={onReact} />,
  );
  (screen.getByRole('button', { name: 'Tea' }).element() as HTMLElement).click();
  expect(onReact.mock.calls).toEqual([['tea']]);
});

test('in a menu, arrow keys reach them, and the menu stays open', async () => {
  const onReact = vi.fn<(id: string) => void>();
  const screen = await render(
    <>
      <button type="button" popoverTarget="menu">
        Open
      </button>
      <Menu id="menu" aria-label="More" items={[{ id: 'x', label: 'Other', onSelect: () => undefined }]}>
        <ReactionPicker inMenu onReact={onReact} />
      </Menu>
    </>,
  );
  await press(screen.getByRole('button', { name: 'Open' }));
  await expect.element(screen.getByRole('menuitem', { name: 'Thumbs up' })).toHaveFocus();
  await typeKeys('{ArrowRight}{Enter}');
  expect(onReact.mock.calls).toEqual([['love']]);
  await expect.element(screen.getByRole('menuitem', { name: 'Heart' })).toHaveFocus();
  await typeKeys('{End}');
  await expect.element(screen.getByRole('menuitem', { name: 'Other' })).toHaveFocus();
});
