import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCallShortcuts, useUserMedia } from '@visavis/hooks';
import { useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * A call by keys: `m` microphone, `c` camera, `s` screen, `f` full screen, `i` details, `q` pressed twice: leave. A field keeps what
 * is typed into it, and a keyboard set to Korean works as well.
 *
 * ```tsx
 * const keys = useCallShortcuts(room, media, { screen, onDetails: toggleDetails });
 *
 * <MicrophoneButton aria-keyshortcuts={keys.microphone ?? undefined} … />
 * ```
 */
const meta = {
  title: 'Hooks/useCallShortcuts',
  render: () => <VirtualHardware>{() => <Keys />}</VirtualHardware>,
} satisfies Meta;

export default meta;
type Story = StoryObj;

function Keys() {
  const media = useUserMedia({ autoStart: true });
  const [left, setLeft] = useState(false);
  const [details, setDetails] = useState(false);
  const keys = useCallShortcuts({ leave: () => setLeft(true) }, media, { onDetails: () => setDetails(!details) });
  const { camera, microphone } = media;
  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <StateTable title="Keys" state={keys} />
      <StateTable
        title="Call"
        state={{ microphone: microphone.status, camera: camera.status, details, left }}
      />
      <label>
        A field, which keeps its letters <input />
      </label>
    </div>
  );
}

export const Keyboard: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('row', { name: 'microphone on' });
    await userEvent.keyboard('m');
    await canvas.findByRole('row', { name: 'microphone muted' });
    await userEvent.keyboard('i');
    await canvas.findByRole('row', { name: 'details true' });
    await userEvent.type(canvas.getByRole('textbox'), 'mq');
    await expect(canvas.getByRole('textbox')).toHaveValue('mq');
    await expect(canvas.getByRole('row', { name: 'microphone muted' })).toBeVisible();
    await expect(canvas.getByRole('row', { name: 'left false' })).toBeVisible();
  },
};

/** Beyond letters that are typed: `q` leaves when it is pressed twice, and a key that is held with Ctrl belongs to the browser. */
export const Leaving: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('row', { name: 'microphone on' });
    await userEvent.keyboard('{Control>}q{/Control}');
    await expect(canvas.getByRole('row', { name: 'left false' })).toBeVisible();
    await userEvent.keyboard('q');
    await expect(canvas.getByRole('row', { name: 'left false' })).toBeVisible();
    await userEvent.keyboard('q');
    await expect(await canvas.findByRole('row', { name: 'left true' })).toBeVisible();
  },
};
