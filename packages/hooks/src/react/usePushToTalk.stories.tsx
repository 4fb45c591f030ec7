import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePushToTalk, useUserMedia, type UsePushToTalkOptions } from '@visavis/hooks';
import { expect, fireEvent } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * A microphone that is on only while a key or a button is held down. Another window, a hidden tab or a phone call that takes
 * the pointer let go.
 *
 * ```tsx
 * const { talking, buttonProps } = usePushToTalk(media);
 *
 * <button style={{ touchAction: 'none' }} {...buttonProps}>{talking ? 'Talking' : 'Hold to talk'}</button>
 * ```
 */
const meta = {
  title: 'Hooks/usePushToTalk',
  args: { code: 'Space', enabled: true },
  render: (options) => <VirtualHardware>{() => <Talk {...options} />}</VirtualHardware>,
} satisfies Meta<UsePushToTalkOptions>;

export default meta;
type Story = StoryObj<UsePushToTalkOptions>;

function Talk(options: UsePushToTalkOptions) {
  const media = useUserMedia({ video: false, autoStart: true });
  const { talking, buttonProps } = usePushToTalk(media, options);
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <button type="button" className="visavis-button" style={{ touchAction: 'none' }} {...buttonProps}>
        {talking ? 'Talking' : 'Hold to talk'}
      </button>
      <StateTable title="Microphone" state={{ status: media.microphone.status, talking }} />
    </div>
  );
}

export const HoldToTalk: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('row', { name: 'status muted' });
    await fireEvent.keyDown(document.body, { code: 'Space', key: ' ' });
    await canvas.findByRole('row', { name: 'status on' });
    await expect(canvas.getByRole('button', { name: 'Talking' })).toHaveAttribute('aria-pressed', 'true');
    await fireEvent.keyUp(document.body, { code: 'Space', key: ' ' });
    await canvas.findByRole('row', { name: 'status muted' });
    await canvas.findByRole('button', { name: 'Hold to talk' });
  },
};
