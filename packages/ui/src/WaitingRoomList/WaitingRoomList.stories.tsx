import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { WaitingRoomList } from './WaitingRoomList';

/**
 * Who waits to be admitted. `waitingRoom`, `admit` and `decline` of `useRoom` fit.
 *
 * ```tsx
 * <WaitingRoomList participants={room.waitingRoom} onAdmit={room.admit} onDecline={room.decline} />
 * ```
 */
const meta = {
  title: 'Components/WaitingRoomList',
  component: WaitingRoomList,
  args: {
    participants: [
      { id: 'ada', name: 'Ada' },
      { id: 'grace', name: 'Grace Hopper' },
    ],
    onAdmit: fn(),
    onDecline: fn(),
  },
} satisfies Meta<typeof WaitingRoomList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Waiting: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Admit Ada' }));
    await expect(args.onAdmit).toHaveBeenCalledWith('ada');
    await userEvent.click(canvas.getByRole('button', { name: 'Decline Grace Hopper' }));
    await expect(args.onDecline).toHaveBeenCalledWith('grace');
  },
};

/** Without a name, and with the longest one there is. */
export const Names: Story = {
  args: { participants: [{ id: 'none', name: '' }, { id: 'long', name: 'W'.repeat(64) }] },
};

/** A photo, or whatever else, before each. */
export const WithAvatars: Story = {
  args: { participants: [{ id: 'ada', name: 'Ada', avatar: <span aria-hidden>🦊</span> }] },
};

/** Nobody waits: it is there for those who come, and takes up no space. */
export const Empty: Story = {
  args: { participants: [] },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('list')).toBeNull();
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { globals: { theme: 'dark' } };
