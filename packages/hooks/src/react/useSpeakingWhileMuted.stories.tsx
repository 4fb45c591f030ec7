import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSpeakingWhileMuted, useUserMedia, type UseSpeakingOptions } from '@visavis/hooks';
import { MicrophoneButton } from '@visavis/ui';
import { expect, userEvent, waitFor } from 'storybook/test';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * Whether somebody speaks into a microphone that they have muted, for the hint that saves a minute of every call. It
 * listens to the device itself, since a muted track is silent.
 *
 * ```tsx
 * const unheard = useSpeakingWhileMuted(stream);
 *
 * <output>{unheard && 'You are muted.'}</output>
 * ```
 *
 * The microphone here is a steady tone: mute it, and the hint comes.
 */
const meta = {
  title: 'Hooks/useSpeakingWhileMuted',
  args: { thresholdLevel: 0.4, holdMs: 600 },
  argTypes: {
    thresholdLevel: { control: { type: 'range', min: 0, max: 1, step: 0.05 } },
    holdMs: { control: { type: 'range', min: 0, max: 3000, step: 100 } },
  },
  render: (options) => <VirtualHardware>{() => <Hint {...options} />}</VirtualHardware>,
} satisfies Meta<UseSpeakingOptions>;

export default meta;
type Story = StoryObj<UseSpeakingOptions>;

function Hint(options: UseSpeakingOptions) {
  const { stream, microphone } = useUserMedia({ video: false, autoStart: true });
  const unheard = useSpeakingWhileMuted(stream, options);
  return (
    <div className="story-row">
      <MicrophoneButton status={microphone.status} onClick={() => void microphone.toggle()} />
      <output>{unheard ? 'You are muted: nobody hears you.' : ''}</output>
    </div>
  );
}

export const Unheard: Story = {
  play: async ({ canvas }) => {
    const mute = await canvas.findByRole('button', { name: 'Turn off microphone' });
    await waitFor(() => expect(mute).toHaveAttribute('data-state', 'on'));
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
    await userEvent.click(mute);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('You are muted'));
    await userEvent.click(canvas.getByRole('button', { name: 'Turn on microphone' }));
    await waitFor(() => expect(canvas.getByRole('status')).toBeEmptyDOMElement());
  },
};
