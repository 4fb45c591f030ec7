import type { Meta, StoryObj } from '@storybook/react-vite';
import { useConnectionQuality, type UsePeerResult } from '@visavis/hooks';
import { ConnectionBadge } from '@visavis/ui';
import { expect } from 'storybook/test';
import { ConnectedPair } from '../../../../.storybook/ConnectedPair';

/**
 * How good a real connection on this page is. It goes straight into a `ConnectionBadge`, whose own stories
 * show how the worse ones look.
 */
const meta = {
  title: 'Hooks/useConnectionQuality',
  render: () => <ConnectedPair>{(ada) => <Badge call={ada} />}</ConnectedPair>,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Badge({ call }: { call: Pick<UsePeerResult, 'status' | 'peer'> }) {
  return <ConnectionBadge status={call.status} quality={useConnectionQuality(call)} />;
}

export const Good: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Good connection')).toBeVisible();
  },
};

/** Before there is a connection nothing is known of it, and the badge shows its status alone. */
export const NotConnected: Story = {
  render: () => <Badge call={{ status: 'connecting', peer: null }} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Connecting…')).toBeVisible();
  },
};
