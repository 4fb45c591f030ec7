import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSpeaking, useSpeakingWhileMuted, useUserMedia, type UseSpeakingOptions } from '@visavis/hooks';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * Whether somebody speaks, and whether they do so into a muted microphone, where nobody hears them. Both render
 * on a change only, and a voice that sinks for a moment is still one.
 *
 * ```tsx
 * const { stream } = useUserMedia({ autoStart: true });
 * const speaking = useSpeaking(stream);
 * const unheard = useSpeakingWhileMuted(stream);
 *
 * <output>{unheard && 'You are muted.'}</output>
 * ```
 *
 * The microphone here is a steady tone: mute it, and it is one that speaks unheard.
 */
const meta = {
  title: 'Hooks/useSpeaking',
  args: { thresholdLevel: 0.4, holdMs: 600 },
  argTypes: {
    thresholdLevel: { control: { type: 'range', min: 0, max: 1, step: 0.05 } },
    holdMs: { control: { type: 'range', min: 0, max: 3000, step: 100 } },
  },
  render: (options) => <VirtualHardware>{() => <Voice {...options} />}</VirtualHardware>,
} satisfies Meta<UseSpeakingOptions>;

export default meta;
type Story = StoryObj<UseSpeakingOptions>;

function Voice(options: UseSpeakingOptions) {
  const { stream, microphone } = useUserMedia({ video: false, autoStart: true });
  const speaking = useSpeaking(stream, options);
  const unheard = useSpeakingWhileMuted(stream, options);
  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <Actions actions={{ 'Toggle microphone': () => microphone.toggle() }} />
      <StateTable title="Voice" state={{ microphone: microphone.status, speaking, unheard }} />
      <output>{unheard ? 'You are muted: nobody hears you.' : ''}</output>
    </div>
  );
}

export const HeardAndUnheard: Story = {
  play: async ({ canvas }) => {
    const says = (row: string) =>
      waitFor(() => expect(canvas.getByRole('row', { name: row })).toBeVisible());
    await says('speaking true');
    await says('unheard false');
    await userEvent.click(canvas.getByRole('button', { name: 'Toggle microphone' }));
    await says('unheard true');
    await says('speaking false');
    await expect(canvas.getByRole('status')).toHaveTextContent('You are muted');
  },
};
