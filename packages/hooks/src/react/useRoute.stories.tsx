import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRoute, type UsePeerResult } from '@visavis/hooks';
import { CallInspector } from '@visavis/ui';
import { expect } from 'storybook/test';
import { ConnectedPair } from '../../../../.storybook/ConnectedPair';

/** The way between two cameras on this page: it never leaves this machine, so it is direct, and short. */
const meta = {
  title: 'Hooks/useRoute',
  render: () => <ConnectedPair>{(ada) => <Way call={ada} />}</ConnectedPair>,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Way({ call }: { call: Pick<UsePeerResult, 'status' | 'peer'> }) {
  const { kind, local, remote, protocol, roundTripMs } = useRoute(call);
  const route = kind === 'unknown' ? null : kind;
  return (
    <>
      <CallInspector connections={[{ id: 'ben', name: 'Ben', status: call.status, route, roundTripMs }]} />
      {route && (
        <p>
          {local} to {remote}, over {protocol}
        </p>
      )}
    </>
  );
}

export const Direct: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas }) => {
    // An end whose first check comes before its candidate was heard of is told as peer-reflexive.
    await expect(await canvas.findByText(/^(host|prflx) to (host|prflx), over udp$/)).toBeVisible();
    await expect(canvas.getByRole('cell', { name: 'Direct' })).toBeVisible();
    await expect(await canvas.findByRole('cell', { name: /^\d+ ms$/ })).toBeVisible();
  },
};

export const NotConnected: Story = {
  render: () => <Way call={{ status: 'connecting', peer: null }} />,
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('cell', { name: 'Direct' })).toBeNull();
  },
};
