import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRoomMessages, type MessageRecipient, type UseRoomResult } from '@visavis/hooks';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * Messages of your application by topic, over the data channels of a room: once, in order, and after a break if there is one.
 * `send` tells what becomes of each.
 *
 * ```tsx
 * const { send } = useRoomMessages<string>(room, 'color', (color, from) => show(from.name, color));
 *
 * const sent = send('red');
 * const recipients = await sent.settled; // [{ id, status: 'delivered', error: null }]
 * ```
 */
const meta = {
  title: 'Hooks/useRoomMessages',
  render: () => <TwoInARoom>{(call, name) => <Colors call={call} name={name} />}</TwoInARoom>,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Colors({ call }: { call: UseRoomResult; name: string }) {
  const [received, setReceived] = useState<string[]>([]);
  const [recipients, setRecipients] = useState<readonly MessageRecipient[]>([]);
  const { send } = useRoomMessages<string>(call, 'color', (color, from) => {
    setReceived((all) => [...all, `${from.name}: ${color}`]);
  });
  return (
    <>
      <p>
        {['Red', 'Blue'].map((color) => (
          <button
            key={color}
            type="button"
            className="visavis-button"
            onClick={() => void send(color).settled.then(setRecipients)}
          >
            {color}
          </button>
        ))}
      </p>
      <StateTable
        title="Messages"
        state={{
          status: call.status,
          received: received.join(', ') || 'none',
          delivered: recipients.filter(({ status }) => status === 'delivered').length,
        }}
      />
    </>
  );
}

export const OnceAndInOrder: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const browserOf = (name: string) => within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));
    const [ada, ben] = [browserOf('Ada'), browserOf('Ben')];
    for (const each of [ada, ben]) await waitFor(() => expect(each.getByRole('row', { name: 'status joined' })).toBeVisible());
    await waitFor(async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Red' }));
      await expect(ada.getByRole('row', { name: 'delivered 1' })).toBeVisible();
    });
    await userEvent.click(ada.getByRole('button', { name: 'Blue' }));
    await waitFor(() => expect(ben.getByRole('row', { name: /received .*Ada: Red, Ada: Blue$/ })).toBeVisible());
  },
};
