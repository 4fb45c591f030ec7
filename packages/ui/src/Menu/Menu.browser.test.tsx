import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { press, typeKeys } from '../testKeys';
import { Menu } from './Menu';

const hand = { id: 'hand', label: 'Raise hand', onSelect: vi.fn<() => void>() };
const end = { id: 'end', label: 'End for all', onSelect: vi.fn<() => void>(), danger: true, icon: <svg viewBox="0 0 24 24" /> };

function More(props: Partial<Parameters<typeof Menu>[0]>) {
  return (
    <>
      <button type="button" popoverTarget="more">
        More
      </button>
      <Menu id="more" aria-label="More" items={[hand, false, null, end]} {...props} />
      <button type="button">Next</button>
    </>
  );
}

test('opens from any button, tells so, and closes before an item does its work', async () => {
  const told: [boolean, string][] = [];
  const ref = createRef<HTMLDivElement>();
  const onOpenChange = (open: boolean, menu: HTMLElement) => void told.push([open, menu.id]);
  const screen = await render(<More ref={ref} onOpenChange={onOpenChange} className="own" />);
  const menu = screen.getByRole('menu', { name: 'More', includeHidden: true });
  await expect.element(menu).not.toBeVisible();
  expect(ref.current).toBe(menu.element());
  expect([...menu.element().classList]).toEqual(['visavis-menu', 'own']);

  await press(screen.getByRole('button', { name: 'More' }));
  await expect.element(screen.getByRole('menuitem', { name: 'Raise hand' })).toHaveFocus();
  expect(screen.getByRole('menuitem').elements()).toHaveLength(2);
  expect(told).toEqual([[true, 'more']]);
  hand.onSelect.mockImplementation(() => expect(menu.element().matches(':popover-open')).toBe(false));
  await press(screen.getByRole('menuitem', { name: 'Raise hand' }));
  expect(hand.onSelect).toHaveBeenCalledOnce();
  await expect.poll(() => told).toEqual([[true, 'more'], [false, 'more']]);
  await expect.element(screen.getByRole('button', { name: 'More' })).toHaveFocus();
});

for (const [direction, forward, backward] of [
  ['ltr', '{ArrowRight}', '{ArrowLeft}'],
  ['rtl', '{ArrowLeft}', '{ArrowRight}'],
] as const) {
  test(`its children’s items are reached like its own, and leave it open, ${direction}`, async () => {
    const clap = vi.fn<() => void>();
    const screen = await render(
      <div dir={direction}>
        <More>
          <button type="button" role="menuitem" tabIndex={-1} onClick={clap}>
            Clap
          </button>
        </More>
      </div>,
    );
    await press(screen.getByRole('button', { name: 'More' }));
    const item = (name: string) => screen.getByRole('menuitem', { name });
    await expect.element(item('Clap')).toHaveFocus();
    await typeKeys('{Enter}');
    expect(clap).toHaveBeenCalledOnce();
    await typeKeys(forward);
    await expect.element(item('Raise hand')).toHaveFocus();
    await typeKeys('{ArrowDown}{ArrowDown}');
    await expect.element(item('Clap')).toHaveFocus();
    await typeKeys(backward);
    await expect.element(item('End for all')).toHaveFocus();
    await typeKeys('{Home}{ArrowUp}{ArrowUp}');
    await expect.element(item('Raise hand')).toHaveFocus();
  });
}

test('Tab closes it and goes on from its button', async () => {
  const onKeyDown = vi.fn<() => void>();
  const screen = await render(<More onKeyDown={onKeyDown} />);
  await press(screen.getByRole('button', { name: 'More' }));
  await expect.element(screen.getByRole('menuitem', { name: 'Raise hand' })).toHaveFocus();
  await typeKeys('{Tab}');
  await expect.element(screen.getByRole('menu', { includeHidden: true })).not.toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Next' })).toHaveFocus();
  expect(onKeyDown).toHaveBeenCalled();
});

test('selects where the browser has no popovers', async () => {
  const { hidePopover } = HTMLElement.prototype;
  Object.defineProperty(HTMLElement.prototype, 'hidePopover', { configurable: true, writable: true, value: undefined });
  const onSelect = vi.fn<() => void>();
  const screen = await render(<Menu id="old" aria-label="Old" items={[{ id: 'a', label: 'Act', onSelect }]} />);
  screen.container.querySelector('button')?.click();
  Object.defineProperty(HTMLElement.prototype, 'hidePopover', { configurable: true, writable: true, value: hidePopover });
  expect(onSelect).toHaveBeenCalledOnce();
});
