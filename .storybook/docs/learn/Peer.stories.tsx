import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { HandMadeCallView } from './HandMadeCallView';
import { steps } from './handMadeCall';
import { Paths } from './Paths';

const meta = { title: 'Examples/Peer', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const OfferAndAnswer: Story = {
  tags: ['needs-connection'],
  render: () => <HandMadeCallView />,
  play: async ({ canvas, canvasElement }) => {
    const next = await canvas.findByRole('button', { name: 'Next step' });
    const end = (name: string) => within(canvas.getByRole('region', { name }));
    const says = (name: string, row: string) =>
      waitFor(() => expect(end(name).getByRole('row', { name: row })).toBeVisible());

    await userEvent.click(next);
    await says('Ada', 'signalingState have-local-offer');
    await userEvent.click(next);
    await says('Ben', 'signalingState have-remote-offer');
    await userEvent.click(next);
    await says('Ben', 'signalingState stable');
    await says('Ben', 'iceGatheringState complete');
    await userEvent.click(next);
    await says('Ada', 'signalingState stable');
    await says('Ada', 'iceGatheringState complete');
    await userEvent.click(next);
    await says('Ada', 'connectionState connected');
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBeGreaterThan(0));
    await waitFor(() => expect(next).toBeDisabled());
    await userEvent.click(end('Ada').getByText('Offer, as text (SDP)'));
    await expect(await end('Ada').findByText(/^a=fingerprint/)).toBeVisible();
    await expect(canvas.getAllByRole('listitem')).toHaveLength(steps.length);
  },
};

export const TheWay: Story = {
  render: () => <Paths />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'One behind a strict firewall' }));
    await expect(await canvas.findByText('Through a relay, over TLS')).toBeVisible();
  },
};
