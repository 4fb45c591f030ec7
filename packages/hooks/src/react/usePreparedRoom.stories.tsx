import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePreparedRoom, useRoom, type Signaling } from '@visavis/hooks';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { useState } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';

/**
 * Makes a room ready while somebody is in its lobby, so that `join()` connects sooner. Nobody sees them before they join.
 *
 * ```tsx
 * usePreparedRoom({ signaling, name, iceServers });
 * ```
 */
const meta = {
  title: 'Hooks/usePreparedRoom',
  render: () => <Page />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Page() {
  const [signaling] = useState(() => createMemoryHub().room('tea'));
  const [joined, setJoined] = useState(false);
  return joined ? <InCall signaling={signaling} /> : <Lobby signaling={signaling} onJoin={() => setJoined(true)} />;
}

function Lobby({ signaling, onJoin }: { signaling: Signaling; onJoin: () => void }) {
  const { status, error } = usePreparedRoom({ signaling, name: 'Ada' });
  return (
    <>
      <StateTable title="Lobby" state={{ status, error: error?.code ?? null }} />
      <button onClick={onJoin}>Join</button>
    </>
  );
}

function InCall({ signaling }: { signaling: Signaling }) {
  const { status, self } = useRoom({ signaling, name: 'Ada', autoJoin: true });
  return <StateTable title="Call" state={{ status, name: self?.name ?? null }} />;
}

export const LobbyThenCall: Story = {
  play: async ({ canvasElement }) => {
    const page = within(canvasElement);
    await waitFor(() => expect(page.getByRole('row', { name: 'status ready' })).toBeVisible());
    page.getByRole('button', { name: 'Join' }).click();
    await waitFor(() => expect(page.getByRole('row', { name: 'status joined' })).toBeVisible());
  },
};
