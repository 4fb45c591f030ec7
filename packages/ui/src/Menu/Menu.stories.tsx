import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { Menu } from './Menu';

const raise = fn();
const end = fn();

/**
 * Actions behind a button, in a popover: the button names the menu as its `popoverTarget`. Arrow keys, Home and End go
 * from item to item; Escape closes it and gives the focus back.
 *
 * ```tsx
 * <button type="button" popoverTarget="more">More</button>
 * <Menu id="more" aria-label="More" items={[{ id: 'hand', label: 'Raise hand', onSelect: raiseHand }]} />
 * ```
 */
const meta = {
  title: 'Components/Menu',
  component: Menu,
  args: {
    id: 'more',
    'aria-label': 'More',
    style: { inset: '5rem auto auto 2rem' },
    items: [
      { id: 'hand', label: 'Raise hand', onSelect: raise },
      { id: 'end', label: 'End for all', onSelect: end, danger: true },
    ],
  },
  argTypes: { items: { control: false }, children: { control: false } },
  render: (args) => (
    <div style={{ minBlockSize: '14rem' }}>
      <button type="button" className="visavis-button" popoverTarget={args.id}>
        More
      </button>
      <Menu {...args} />
    </div>
  ),
} satisfies Meta<typeof Menu>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Keyboard: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'More' });
    await userEvent.click(button);
    await waitFor(() => expect(canvas.getByRole('menuitem', { name: 'Raise hand' })).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('menuitem', { name: 'End for all' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(end).toHaveBeenCalledOnce();
    await waitFor(() => expect(button).toHaveFocus());
    await expect(canvas.queryByRole('menu')).toBeNull();
  },
};

/** Open, with a row of your own above the items. */
export const Open: Story = {
  args: {
    children: (
      <button type="button" role="menuitem" tabIndex={-1} className="visavis-button" onClick={raise}>
        Clap
      </button>
    ),
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'More' }));
    await waitFor(() => expect(canvas.getByRole('menuitem', { name: 'Clap' })).toHaveFocus());
    await userEvent.click(canvas.getByRole('menuitem', { name: 'Clap' }));
    await expect(canvas.getByRole('menu', { name: 'More' })).toBeVisible();
  },
};

export const Dark: Story = { ...Open, globals: { theme: 'dark' } };
