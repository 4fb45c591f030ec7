import type { Meta, StoryObj } from '@storybook/react-vite';
import { RoomProvider, useLocalParticipant } from '@visavis/hooks';
import { expect, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * The local participant in the room of the nearest `RoomProvider`, as the others see it; null before it is let in.
 *
 * ```tsx
 * const self = useLocalParticipant();
 * ```
 */
const meta = {
  title: 'Hooks/useLocalParticipant',
  render: () => (
    <TwoInARoom>
      {(call) => (
        <RoomProvider room={call}>
          <Self />
        </RoomProvider>
      )}
    </TwoInARoom>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Self() {
  const self = useLocalParticipant();
  return <StateTable title="Local participant" state={{ name: self?.name, role: self?.role, microphone: self?.microphone }} />;
}

export const AsTheOthersSeeIt: Story = {
  play: async ({ canvasElement }) => {
    const ada = within(within(canvasElement).getByRole('region', { name: 'Browser of Ada' }));
    await waitFor(() => expect(ada.getByRole('row', { name: 'name Ada' })).toBeVisible());
  },
};
