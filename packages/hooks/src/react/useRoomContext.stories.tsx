import type { Meta, StoryObj } from '@storybook/react-vite';
import { RoomProvider, useRoomContext } from '@visavis/hooks';
import { expect, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * The whole state of the room of the nearest `RoomProvider`, with the room, whose methods are its actions.
 *
 * ```tsx
 * const { status, room } = useRoomContext();
 *
 * <button onClick={room.leave}>Leave</button>
 * ```
 */
const meta = {
  title: 'Hooks/useRoomContext',
  render: () => (
    <TwoInARoom>
      {(call) => (
        <RoomProvider room={call}>
          <State />
        </RoomProvider>
      )}
    </TwoInARoom>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function State() {
  const { status, inRoom, access, participants } = useRoomContext();
  return <StateTable title="Room" state={{ status, inRoom, access, participants: participants.length }} />;
}

export const StateAndActions: Story = {
  play: async ({ canvasElement }) => {
    const ada = within(within(canvasElement).getByRole('region', { name: 'Browser of Ada' }));
    await waitFor(() => expect(ada.getByRole('row', { name: 'participants 1' })).toBeVisible());
  },
};
