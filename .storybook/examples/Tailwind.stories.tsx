import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, waitFor, within } from 'storybook/test';
import { VirtualHardware } from '../VirtualHardware';
import { Companion } from './Companion';
import { TailwindCall } from './TailwindCall';

/** Ada's call with Ben, whose browser is not seen. */
function ExampleTailwind() {
  const [hub] = useState(createMemoryHub);
  const [signaling] = useState(() => hub.room('tea'));
  return (
    <VirtualHardware>
      {() => (
        <>
          <TailwindCall signaling={signaling} />
          <Companion hub={hub} name="Ben" color="#3d6480" />
        </>
      )}
    </VirtualHardware>
  );
}

/**
 * A call of components and hooks, laid out and restyled with Tailwind 4. All rules of the components are in `@layer visavis`, which comes
 * before the layer of the utilities: their classes win.
 */
const meta = {
  title: 'Examples/Tailwind',
  tags: ['needs-connection'],
  component: ExampleTailwind,
} satisfies Meta<typeof ExampleTailwind>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Square corners, a ring around the local participant, and a bar in the colours of Tailwind. */
export const InUtilityClasses: Story = {
  play: async ({ canvas }) => {
    const list = within(await canvas.findByRole('list', { name: 'Participants' }));
    const ben = await list.findByRole('listitem', { name: 'Ben' });
    await waitFor(() => expect(ben).toHaveAttribute('data-status', 'connected'));
    await expect(ben).toHaveStyle({ borderRadius: '0px' });
  },
};
