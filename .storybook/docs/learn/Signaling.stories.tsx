import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { SignalingLogView } from './SignalingLogView';

const meta = { title: 'Examples/Signaling', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const ThreeKinds: Story = {
  tags: ['needs-connection'],
  render: () => <SignalingLogView />,
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('Signaling is silent.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Connect' }));
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBeGreaterThan(0));
    for (const kind of ['session control', 'media capabilities', 'network configuration']) {
      await expect(canvas.getAllByText(kind).length).toBeGreaterThan(0);
    }
    await userEvent.click(canvas.getByText('offer'));
    await expect(canvas.getAllByText(/^v=0/)[0]).toBeVisible();

    // Connected, the two tell each other all else directly: signaling stays silent.
    await waitFor(() => expect(canvas.getByText('Connected')).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Clear the list' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Send slides as well' }));
    await waitFor(() => expect(canvasElement.querySelectorAll('video')).toHaveLength(2));
    await expect(canvas.queryByText('media capabilities')).toBeNull();
  },
};
