import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { DevicePickers, type DevicePickersProps } from './DevicePickers';

const choose = fn();

/** Camera, microphone and speaker of a call, for a lobby or a dialog in mid-call. */
const meta = {
  title: 'Components/DevicePickers',
  component: DevicePickers,
  args: {
    camera: { deviceId: 'built-in', select: choose },
    microphone: { deviceId: 'built-in', select: choose },
    cameras: [
      { deviceId: 'built-in', label: 'FaceTime HD Camera' },
      { deviceId: 'usb', label: 'Logitech BRIO' },
    ],
    microphones: [
      { deviceId: 'built-in', label: 'MacBook Pro Microphone' },
      { deviceId: 'headset', label: 'Jabra Evolve2 65' },
    ],
    speakers: [{ deviceId: 'headset', label: 'Jabra Evolve2 65' }],
    speaker: { deviceId: null, select: choose },
  },
  argTypes: { camera: { control: false }, microphone: { control: false }, speaker: { control: false } },
  decorators: [(Story) => <div style={{ maxInlineSize: '24rem', marginInline: 'auto' }}>{Story()}</div>],
  render: (args) => <Chosen {...args} />,
} satisfies Meta<typeof DevicePickers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Remembers the choices, as an application would. */
function Chosen({ camera, microphone, speaker, ...rest }: DevicePickersProps) {
  const [cameraId, setCameraId] = useState(camera.deviceId);
  const [microphoneId, setMicrophoneId] = useState(microphone.deviceId);
  const [speakerId, setSpeakerId] = useState(speaker?.deviceId ?? null);
  return (
    <DevicePickers
      {...rest}
      camera={{
        deviceId: cameraId,
        select(id) {
          camera.select(id);
          setCameraId(id);
        },
      }}
      microphone={{
        deviceId: microphoneId,
        select(id) {
          microphone.select(id);
          setMicrophoneId(id);
        },
      }}
      speaker={
        speaker && {
          ...speaker,
          deviceId: speakerId,
          select(id) {
            speaker.select(id);
            setSpeakerId(id);
          },
        }
      }
    />
  );
}

export const InACall: Story = {
  play: async ({ canvas }) => {
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Camera' }), 'usb');
    await expect(choose).toHaveBeenCalledWith('usb');
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Microphone' }), 'headset');
    await expect(choose).toHaveBeenCalledWith('headset');
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Speaker' }), 'headset');
    await expect(choose).toHaveBeenCalledTimes(3);
    await expect(canvas.getByRole('combobox', { name: 'Speaker' })).toHaveValue('headset');
  },
};

/** Where the browser can't choose a speaker, the picker says why. */
export const NoSpeakerToChoose: Story = {
  args: {
    speakers: [],
    speaker: { deviceId: null, select: choose, disabledReason: 'This browser plays through the system’s speaker.' },
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
