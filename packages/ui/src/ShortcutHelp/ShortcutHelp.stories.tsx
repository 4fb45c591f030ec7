import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { ShortcutHelp } from './ShortcutHelp';

/**
 * Which keys do what, for a dialog or a page of help. What `useCallShortcuts` returns are its `keys`.
 *
 * ```tsx
 * const keys = useCallShortcuts(room, media, { enabled });
 *
 * <ShortcutHelp keys={keys} enabled={enabled} onEnabledChange={setEnabled} />
 * ```
 */
const meta = {
  title: 'Components/ShortcutHelp',
  component: ShortcutHelp,
  args: {
    keys: { microphone: 'm', camera: 'c', screen: 's', fullscreen: 'f', details: 'i', leave: 'q' },
    more: [{ key: '?', label: 'This list' }],
    onEnabledChange: fn(),
  },
  argTypes: { children: { control: false } },
  decorators: [(Story) => <div className="story-panel">{Story()}</div>],
} satisfies Meta<typeof ShortcutHelp>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Enabled: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('checkbox'));
    await expect(args.onEnabledChange).toHaveBeenCalledWith(false);
  },
};

export const Disabled: Story = { args: { enabled: false } };

/** Without the switch. */
export const ListOnly: Story = { render: ({ keys }) => <ShortcutHelp keys={keys} /> };

export const Korean: Story = { args: { more: [] }, globals: { locale: 'ko' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { globals: { theme: 'dark' } };
