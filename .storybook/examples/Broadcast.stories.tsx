import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, waitFor, within } from 'storybook/test';
import { Broadcast } from './Broadcast';
import { Companion } from './Companion';
import './examples.css';

/** Ada in the audience of Hana's broadcast, whose browser is not seen. */
function ExampleBroadcast() {
  const [hub] = useState(createMemoryHub);
  const [signaling] = useState(() => hub.room('tea'));
  return (
    <>
      <Broadcast signaling={signaling} />
      <Companion hub={hub} may="host" mode="broadcast" name="Hana" color="#3d6480" />
      <Companion hub={hub} mode="broadcast" name="Ben" color="#6a5480" />
    </>
  );
}

/**
 * One to many, as somebody in the audience has it: `useRoom` in its mode `'broadcast'` connects everybody to the hosts and to nobody
 * else, and `useChat` carries what the audience writes to them.
 */
const meta = {
  title: 'Examples/Broadcast',
  tags: ['needs-connection'],
  component: ExampleBroadcast,
} satisfies Meta<typeof ExampleBroadcast>;

export default meta;
type Story = StoryObj<typeof meta>;

/** One host on the stage, and the chat beside it. */
export const InTheAudience: Story = {
  play: async ({ canvas }) => {
    const stage = within(await canvas.findByRole('list', { name: 'Participants' }));
    const hana = await stage.findByRole('listitem', { name: 'Hana' });
    await waitFor(() => expect(hana).toHaveAttribute('data-status', 'connected'));
    await expect(stage.queryByRole('listitem', { name: 'Ben' })).toBeNull();
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toBeEnabled();
  },
};
