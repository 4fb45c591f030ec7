import type { Meta, StoryObj } from '@storybook/react-vite';
import { RoomProvider, useParticipant, useParticipants } from '@visavis/hooks';
import { expect, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * One participant by their id. Renders when something of this one changes, and of no other: one mute renders one tile.
 *
 * ```tsx
 * const participant = useParticipant(id);
 * ```
 */
const meta = {
  title: 'Hooks/useParticipant',
  render: () => (
    <TwoInARoom>
      {(call) => (
        <RoomProvider room={call}>
          <Others />
        </RoomProvider>
      )}
    </TwoInARoom>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Others() {
  return useParticipants().map(({ id }) => <Tile key={id} id={id} />);
}

function Tile({ id }: { id: string }) {
  const participant = useParticipant(id);
  return (
    <StateTable
      title={participant?.name ?? 'Gone'}
      state={{ status: participant?.status, microphone: participant?.microphone, cameraStatus: participant?.cameraStatus }}
    />
  );
}

export const OneOfThem: Story = {
  play: async ({ canvasElement }) => {
    const ada = within(within(canvasElement).getByRole('region', { name: 'Browser of Ada' }));
    await waitFor(() => expect(ada.getByRole('row', { name: 'microphone off' })).toBeVisible());
  },
};
