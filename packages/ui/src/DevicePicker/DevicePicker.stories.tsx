import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { DevicePicker, type DevicePickerProps } from './DevicePicker';

const cameras = [
  { deviceId: 'built-in', label: 'FaceTime HD Camera', groupId: 'laptop' },
  { deviceId: 'usb', label: 'Logitech BRIO', groupId: 'usb' },
];
const microphones = [
  { deviceId: 'default', label: 'Default - MacBook Pro Microphone', groupId: 'laptop' },
  { deviceId: 'built-in', label: 'MacBook Pro Microphone', groupId: 'laptop' },
  { deviceId: 'headset', label: 'Jabra Evolve2 65', groupId: 'headset' },
];
const speakers = [
  { deviceId: 'default', label: 'Default - MacBook Pro Speakers', groupId: 'laptop' },
  { deviceId: 'built-in', label: 'MacBook Pro Speakers', groupId: 'laptop' },
  { deviceId: 'headset', label: 'Jabra Evolve2 65', groupId: 'headset' },
];

const meta = {
  title: 'Components/DevicePicker',
  component: DevicePicker,
  args: { kind: 'camera', devices: cameras, value: 'built-in', onSelect: fn() },
  argTypes: { labels: { control: 'object' } },
  decorators: [(Story) => <div style={{ maxInlineSize: '24rem', marginInline: 'auto' }}>{Story()}</div>],
  render: (args) => <Chosen {...args} />,
} satisfies Meta<typeof DevicePicker>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Remembers the choice, as an application would. */
function Chosen({ value, onSelect, ...rest }: DevicePickerProps) {
  const [chosen, setChosen] = useState(value);
  return (
    <DevicePicker
      {...rest}
      value={chosen}
      onSelect={(deviceId) => {
        setChosen(deviceId);
        onSelect?.(deviceId);
      }}
    />
  );
}

export const Camera: Story = {
  play: async ({ canvas, args }) => {
    const picker = canvas.getByRole('combobox', { name: 'Camera' });
    await userEvent.selectOptions(picker, 'Logitech BRIO');
    await expect(args.onSelect).toHaveBeenCalledWith('usb');
    await expect(picker).toHaveValue('usb');
  },
};

/** Chromium lists the default twice; the picker says which device it is. */
export const Microphone: Story = {
  args: { kind: 'microphone', devices: microphones, value: 'default' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox', { name: 'Microphone' })).toHaveDisplayValue(
      'System default (MacBook Pro Microphone)',
    );
  },
};

export const Speaker: Story = { args: { kind: 'speaker', devices: speakers, value: 'headset' } };

/** Browsers name no device before permission. */
export const BeforePermission: Story = {
  args: { devices: cameras.map((camera) => ({ ...camera, label: '' })) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue('Camera 1');
  },
};

/** The names come with the permission; the choice and the focus stay. */
export const NamesAfterPermission: Story = {
  render: function Render(args) {
    const [granted, setGranted] = useState(false);
    const devices = granted ? args.devices : args.devices.map((device) => ({ ...device, label: '' }));
    return (
      <div style={{ display: 'grid', gap: '1rem' }}>
        <Chosen {...args} devices={devices} />
        <button type="button" className="visavis-button" onClick={() => setGranted(true)}>
          Grant permission
        </button>
      </div>
    );
  },
  play: async ({ canvas }) => {
    const picker = canvas.getByRole('combobox');
    await expect(picker).toHaveDisplayValue('Camera 1');
    await userEvent.click(canvas.getByRole('button'));
    await expect(picker).toHaveDisplayValue('FaceTime HD Camera');
  },
};

/** A device that is pulled out while it is in use stays in sight, as unplugged, until it is back. */
export const Unplugged: Story = {
  args: { value: 'usb' },
  render: function Render(args) {
    const [plugged, setPlugged] = useState(true);
    const devices = plugged ? args.devices : args.devices.filter(({ deviceId }) => deviceId !== 'usb');
    return (
      <div style={{ display: 'grid', gap: '1rem' }}>
        <Chosen {...args} devices={devices} />
        <button type="button" className="visavis-button" onClick={() => setPlugged(!plugged)}>
          {plugged ? 'Unplug it' : 'Plug it in'}
        </button>
      </div>
    );
  },
  play: async ({ canvas }) => {
    const picker = canvas.getByRole('combobox');
    await userEvent.click(canvas.getByRole('button'));
    await expect(picker).toHaveDisplayValue('Logitech BRIO (unplugged)');
    await expect(picker).toHaveAccessibleDescription(/was unplugged/);
    await userEvent.click(canvas.getByRole('button'));
    await expect(picker).toHaveDisplayValue('Logitech BRIO');
    await userEvent.click(canvas.getByRole('button'));
  },
};

/** One that was gone before the page ever saw its name. */
export const GoneFromTheStart: Story = { args: { value: 'yesterday' } };

export const NothingSelected: Story = {
  args: { value: null },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue('Choose a camera');
  },
};

export const Empty: Story = {
  args: { devices: [], value: null },
  play: async ({ canvas }) => {
    const picker = canvas.getByRole('combobox');
    await expect(picker).toHaveDisplayValue('No camera found');
    await expect(picker).toBeDisabled();
  },
};

/** Some browsers list no speakers; the system's default is always there. */
export const NoSpeakersListed: Story = {
  args: { kind: 'speaker', devices: [], value: null },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue('System default');
  },
};

export const Disabled: Story = {
  args: {
    kind: 'speaker',
    devices: speakers,
    value: 'default',
    disabledReason: 'This browser plays through the system’s speaker only.',
  },
  play: async ({ canvas }) => {
    const picker = canvas.getByRole('combobox');
    await expect(picker).toBeDisabled();
    await expect(picker).toHaveAccessibleDescription('This browser plays through the system’s speaker only.');
  },
};

export const Korean: Story = {
  args: { kind: 'microphone', devices: microphones, value: null },
  globals: { locale: 'ko' },
};

export const Dark: Story = { globals: { theme: 'dark' } };
