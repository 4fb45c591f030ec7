import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { ShortcutHelp } from './ShortcutHelp';

test('lists the keys that there are, and those of your own after them', async () => {
  const screen = await render(
    <ShortcutHelp keys={{ leave: 'q', microphone: 'm', camera: null }} more={[{ key: '?', label: 'This list' }]} />,
  );
  const texts = (role: 'term' | 'definition') => screen.getByRole(role).elements().map((each) => each.textContent);
  await expect.poll(() => texts('term')).toEqual(['M', 'Q', '?']);
  expect(texts('definition')).toEqual(['Microphone on or off', 'Leave the call', 'This list']);
  expect(screen.getByRole('checkbox').elements()).toEqual([]);
});

test('can be switched off and on', async () => {
  const onEnabledChange = vi.fn<(enabled: boolean) => void>();
  const keys = { microphone: 'm' };
  const screen = await render(<ShortcutHelp keys={keys} onEnabledChange={onEnabledChange} />);
  const box = screen.getByRole('checkbox', { name: 'Use single letters as shortcuts' });
  await expect.element(box).toBeChecked();
  (box.element() as HTMLElement).click();
  expect(onEnabledChange.mock.calls).toEqual([[false]]);
  await screen.rerender(<ShortcutHelp keys={keys} enabled={false} onEnabledChange={onEnabledChange} />);
  await expect.element(box).not.toBeChecked();
  expect(screen.container.firstElementChild).toHaveAttribute('data-enabled', 'false');
});
