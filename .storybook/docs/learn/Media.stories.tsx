import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Origin } from './Origin';
import { Tracks } from './Tracks';

const meta = { title: 'Examples/Media', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const StreamAndTracks: Story = {
  render: () => <Tracks />,
  play: async ({ canvas }) => {
    const says = (row: string) => waitFor(() => expect(canvas.getByRole('row', { name: row })).toBeVisible());
    const press = (name: string) => userEvent.click(canvas.getByRole('button', { name }));
    await says('tracks 2');
    await press('Mute the picture');
    await says('enabled false');
    await press('Unmute it');
    await says('enabled true');
    await press('Take it out');
    await says('tracks 1');
    await says('readyState live');
    await press('Put it in');
    await says('tracks 2');
    await press('Stop it');
    await says('readyState ended');
  },
};

export const SecureOrigin: Story = {
  render: () => <Origin />,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: 'isSecureContext true' })).toBeVisible();
    await expect(canvas.getByRole('row', { name: 'navigator.mediaDevices there' })).toBeVisible();
  },
};
