import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { DevicePicker } from './DevicePicker';

const usb = { deviceId: 'usb', label: 'BRIO', groupId: '2' };
const cameras = [{ deviceId: 'built-in', label: 'FaceTime', groupId: '1' }, usb];

test('names appear with the permission, in the same element', async () => {
  const unnamed = cameras.map((camera) => ({ ...camera, label: '' }));
  const screen = await render(<DevicePicker kind="camera" devices={unnamed} value="usb" />);
  const picker = screen.getByRole('combobox', { name: 'Camera' });
  const element = picker.element();
  await expect.element(picker).toHaveDisplayValue('Camera 2');
  await screen.rerender(<DevicePicker kind="camera" devices={cameras} value="usb" />);
  await expect.element(picker).toHaveDisplayValue('BRIO');
  expect(picker.element()).toBe(element);
});

test('tells which device was chosen', async () => {
  const chosen = vi.fn<(deviceId: string) => void>();
  const screen = await render(
    <DevicePicker kind="camera" devices={cameras} value="usb" onSelect={chosen} />,
  );
  await userEvent.selectOptions(screen.getByRole('combobox'), 'FaceTime');
  expect(chosen).toHaveBeenCalledExactlyOnceWith('built-in');
  // The application decides: until it passes the new value, the old one stays.
  await expect.element(screen.getByRole('combobox')).toHaveValue('usb');
});

test('an unplugged device stays in sight under its name until another one is chosen', async () => {
  const screen = await render(<DevicePicker kind="camera" devices={cameras} value="usb" />);
  const picker = screen.getByRole('combobox');
  const left = cameras.slice(0, 1);
  await screen.rerender(<DevicePicker kind="camera" devices={left} value="usb" />);
  await expect.element(picker).toHaveDisplayValue('BRIO (unplugged)');
  await expect.element(picker).toHaveAccessibleDescription(/unplugged/);
  await screen.rerender(<DevicePicker kind="camera" devices={left} value="built-in" />);
  await expect.element(picker).toHaveDisplayValue('FaceTime');
  expect(picker.element().querySelectorAll('option')).toHaveLength(1);
});

test('the default device is called what it is', async () => {
  const microphones = [
    { deviceId: 'default', label: 'Default - Jabra', groupId: 'j' },
    { deviceId: 'jabra', label: 'Jabra', groupId: 'j' },
  ];
  const screen = await render(<DevicePicker kind="microphone" devices={microphones} value="default" />);
  await expect
    .element(screen.getByRole('combobox', { name: 'Microphone' }))
    .toHaveDisplayValue('System default (Jabra)');
});

test('without a choice the speaker is the system’s, where that is listed as a device', async () => {
  const speakers = [
    { deviceId: 'default', label: 'Default - Jabra', groupId: 'j' },
    { deviceId: 'x', label: 'Jabra', groupId: 'j' },
  ];
  const screen = await render(<DevicePicker kind="speaker" devices={speakers} value={null} />);
  await expect
    .element(screen.getByRole('combobox', { name: 'Speaker' }))
    .toHaveDisplayValue('System default (Jabra)');
});

test('a speaker may be the system’s, listed or not', async () => {
  const chosen = vi.fn<(deviceId: string) => void>();
  const speakers = [{ deviceId: 'headset', label: 'Jabra' }];
  const screen = await render(
    <DevicePicker kind="speaker" devices={speakers} value="headset" onSelect={chosen} />,
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speaker' }), 'System default');
  expect(chosen).toHaveBeenCalledWith('');
});

test('nothing chosen, nothing there, disabled with a reason', async () => {
  const screen = await render(<DevicePicker kind="camera" devices={cameras} value={null} />);
  const picker = screen.getByRole('combobox');
  await expect.element(picker).toHaveDisplayValue('Choose a camera');
  await screen.rerender(<DevicePicker kind="camera" devices={[]} value={null} />);
  await expect.element(picker).toHaveDisplayValue('No camera found');
  await expect.element(picker).toBeDisabled();
  await screen.rerender(
    <DevicePicker kind="camera" devices={cameras} value="usb" disabledReason="In a call." />,
  );
  await expect.element(picker).toBeDisabled();
  await expect.element(picker).toHaveAccessibleDescription('In a call.');
});

test('passes class, ref and the rest to its root, and its state in data attributes', async () => {
  const ref = createRef<HTMLDivElement>();
  await render(
    <DevicePicker kind="camera" devices={cameras} value={null} ref={ref} className="mine" id="picker" />,
  );
  expect(ref.current?.className).toBe('visavis-device-picker mine');
  expect(ref.current?.id).toBe('picker');
  expect(ref.current?.dataset).toMatchObject({ kind: 'camera', state: 'unset' });
});
