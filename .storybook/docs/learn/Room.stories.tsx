import type { Meta, StoryObj } from '@storybook/react-vite';
import { createRoom } from '@visavis/hooks/core';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import { Mesh } from './Mesh';
import { TABS_ROOM, TwoTabs } from './TwoTabs';

const meta = { title: 'Examples/Room', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Counted: Story = {
  render: () => <Mesh />,
  play: async ({ canvas }) => {
    await fireEvent.change(canvas.getByRole('slider', { name: 'People' }), { target: { value: '6' } });
    await expect(await canvas.findByRole('figure', { name: '6 people, 15 connections' })).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveTextContent('each sends its picture 5 times');
  },
};

export const Tabs: Story = {
  tags: ['needs-connection'],
  render: () => <TwoTabs />,
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Join' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status joined' })).toBeVisible());
    // What another tab would do.
    const visitor = createRoom({ signaling: broadcastChannelSignaling({ room: TABS_ROOM }), name: () => 'Visitor' });
    await visitor.join();
    await waitFor(() =>
      expect(canvas.getByRole('listitem', { name: 'Visitor' })).toHaveAttribute('data-status', 'connected'),
    );
    visitor.leave();
    await waitFor(() => expect(canvas.queryByRole('listitem', { name: 'Visitor' })).toBeNull());
  },
};
