import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSharedState, type UseRoomResult } from '@visavis/hooks';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * A value that everyone in a room shares. The last writer wins, the same one at everyone; those who come later get it.
 *
 * ```tsx
 * const [slide, setSlide] = useSharedState(room, 'slide', 1);
 *
 * <button onClick={() => setSlide(slide + 1)}>Next slide</button>
 * ```
 */
const meta = {
  title: 'Hooks/useSharedState',
  render: () => <TwoInARoom>{(call) => <Slides call={call} />}</TwoInARoom>,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Slides({ call }: { call: UseRoomResult }) {
  const [slide, setSlide] = useSharedState(call, 'slide', 1);
  return (
    <>
      <p>
        <button type="button" className="visavis-button" onClick={() => setSlide(slide + 1)}>
          Next slide
        </button>
      </p>
      <StateTable title="Shared state" state={{ status: call.status, slide }} />
    </>
  );
}

export const TheSameAtEveryone: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const browserOf = (name: string) => within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));
    const [ada, ben] = [browserOf('Ada'), browserOf('Ben')];
    await userEvent.click(ada.getByRole('button', { name: 'Next slide' }));
    for (const each of [ada, ben]) await waitFor(() => expect(each.getByRole('row', { name: 'slide 2' })).toBeVisible());
    await userEvent.click(ben.getByRole('button', { name: 'Next slide' }));
    for (const each of [ada, ben]) await waitFor(() => expect(each.getByRole('row', { name: 'slide 3' })).toBeVisible());
  },
};
