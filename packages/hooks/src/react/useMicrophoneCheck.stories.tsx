import type { Meta, StoryObj } from '@storybook/react-vite';
import { useMicrophoneCheck, useUserMedia, type UseMicrophoneCheckOptions } from '@visavis/hooks';
import type { VirtualDevices } from '@visavis/hooks/testing';
import { expect, waitFor } from 'storybook/test';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * What is wrong with a microphone that is on, for the hint that saves the first minute of every call: nothing comes from it,
 * the system or a switch on the device keeps it silent, or it is so loud that it distorts.
 *
 * ```tsx
 * const check = useMicrophoneCheck(media);
 *
 * <output>{check === 'silent' && 'We hear nothing from this microphone.'}</output>
 * ```
 */
const meta = {
  title: 'Hooks/useMicrophoneCheck',
  args: { silentMs: 5000 },
  render: (options) => <VirtualHardware>{({ devices }) => <Check {...options} devices={devices} />}</VirtualHardware>,
} satisfies Meta<UseMicrophoneCheckOptions>;

export default meta;
type Story = StoryObj<UseMicrophoneCheckOptions>;

const hints = {
  idle: 'The microphone is off.',
  ok: 'We hear you.',
  silent: 'We hear nothing from this microphone. Is it the right one?',
  'muted-by-system': 'The system has muted the microphone.',
  clipping: 'The microphone is too loud.',
};

function Check({ devices, ...options }: UseMicrophoneCheckOptions & { devices: VirtualDevices }) {
  const media = useUserMedia({ video: false, autoStart: true });
  const check = useMicrophoneCheck(media, options);
  const { deviceId } = media.microphone;
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <output>{hints[check]}</output>
      <label>
        <input type="checkbox" onChange={({ target }) => deviceId !== null && devices.interrupt(deviceId, target.checked)} />{' '}
        A phone call takes the microphone
      </label>
    </div>
  );
}

export const MutedBySystem: Story = {
  play: async ({ canvas }) => {
    const hint = () => canvas.getByRole('status').textContent;
    await waitFor(() => expect(hint()).toBe(hints.ok));
    const checkbox = await canvas.findByRole('checkbox');
    checkbox.click();
    await waitFor(() => expect(hint()).toBe(hints['muted-by-system']));
    checkbox.click();
    await waitFor(() => expect(hint()).toBe(hints.ok));
  },
};
