import type { Meta, StoryObj } from '@storybook/react-vite';
import { RoomProvider, useParticipants } from '@visavis/hooks';
import { expect, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * The others in the room of the nearest `RoomProvider`. Renders when they, or something of one of them, change.
 *
 * ```tsx
 * const participants = useParticipants();
 * ```
 */
const meta = {
  title: 'Hooks/useParticipants',
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
  const participants = useParticipants();
  return <StateTable title="Participants" state={Object.fromEntries(participants.map(({ name, status }) => [name, status]))} />;
}

export const TheOthers: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const ada = within(within(canvasElement).getByRole('region', { name: 'Browser of Ada' }));
    await waitFor(() => expect(ada.getByRole('row', { name: 'Ben connected' })).toBeVisible());
  },
};
