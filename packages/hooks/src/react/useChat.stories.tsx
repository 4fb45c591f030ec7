import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat, type UseRoomResult } from '@visavis/hooks';
import { ChatPanel } from '@visavis/ui';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * Text in a room, over its data channels: no server sees it. Who comes later is told what was written before, and who
 * leaves and comes back keeps it.
 *
 * ```tsx
 * const chat = useChat(room);
 *
 * <ChatPanel {...chat.panelProps} />
 * ```
 */
const meta = {
  title: 'Hooks/useChat',
  render: () => <TwoInARoom>{(call, name) => <Talk call={call} name={name} />}</TwoInARoom>,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Talk({ call, name }: { call: UseRoomResult; name: string }) {
  const { status, typing, error, panelProps } = useChat(call);
  const typists = call.participants.filter(({ id }) => typing.includes(id)).map((each) => each.name);
  return (
    <>
      <ChatPanel
        {...panelProps}
        style={{ blockSize: '22rem' }}
        labels={{ title: `Chat of ${name}` }}
      />
      <StateTable title="Chat" state={{ status, typing: typists.join(', ') || 'nobody', error: error?.code }} />
      <p>
        <button
          type="button"
          className="visavis-button"
          onClick={() => (call.inRoom ? call.leave() : void call.join())}
        >
          {call.inRoom ? 'Leave' : 'Join'}
        </button>
      </p>
    </>
  );
}

const browserOf = (canvasElement: HTMLElement, name: string) =>
  within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));

/** Waits until both are in. */
async function meet(canvasElement: HTMLElement) {
  const [ada, ben] = [browserOf(canvasElement, 'Ada'), browserOf(canvasElement, 'Ben')];
  for (const one of [ada, ben]) await waitFor(() => expect(one.getByRole('row', { name: 'status open' })).toBeVisible());
  return { ada, ben };
}

export const BothWays: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const { ada, ben } = await meet(canvasElement);
    const box = ada.getByRole('textbox', { name: 'Message' });
    await userEvent.type(box, 'Tea');
    await waitFor(() => expect(ben.getByRole('row', { name: 'typing Ada' })).toBeVisible());
    await userEvent.type(box, ' at four?{Enter}');
    await expect(await within(ben.getByRole('log')).findByText('Tea at four?')).toBeVisible();
    await waitFor(() => expect(ben.getByRole('row', { name: 'typing nobody' })).toBeVisible());
    await userEvent.type(ben.getByRole('textbox', { name: 'Message' }), '네, 좋아요!{Enter}');
    await expect(await within(ada.getByRole('log')).findByText('네, 좋아요!')).toBeVisible();
  },
};

/** A participant who leaves keeps what was written, and can write again once they are back. */
export const LeftAndBack: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const { ada, ben } = await meet(canvasElement);
    await userEvent.type(ada.getByRole('textbox', { name: 'Message' }), 'Before{Enter}');
    await expect(await within(ben.getByRole('log')).findByText('Before')).toBeVisible();
    await userEvent.click(ben.getByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(ben.getByRole('row', { name: 'status idle' })).toBeVisible());
    await expect(within(ben.getByRole('log')).getByText('Before')).toBeVisible();
    await userEvent.click(ben.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(ben.getByRole('row', { name: 'status open' })).toBeVisible());
  },
};
