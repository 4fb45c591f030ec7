import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { DevicePickers, type DevicePickersProps } from './DevicePickers';

const device = (deviceId: string, label: string) => ({ deviceId, label });
const select = () => vi.fn<(deviceId: string) => void>();

function given(): DevicePickersProps & { camera: { select: ReturnType<typeof select> } } {
  return {
    camera: { deviceId: 'front', select: select() },
    microphone: { deviceId: 'desk', select: select() },
    cameras: [device('front', 'Front'), device('back', 'Back')],
    microphones: [device('desk', 'Desk'), device('head', 'Headset')],
    speakers: [device('box', 'Box')],
  };
}

test('each picker tells of its own kind what was chosen', async () => {
  const props = given();
  const speaker = { deviceId: null, select: select() };
  const ref = createRef<HTMLDivElement>();
  const screen = await render(
    <DevicePickers {...props} speaker={speaker} ref={ref} className="own" data-test="yes" />,
  );
  expect(ref.current?.className).toBe('visavis-device-pickers own');
  expect(ref.current?.dataset.test).toBe('yes');
  await expect.element(screen.getByRole('combobox', { name: 'Camera' })).toHaveValue('front');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Camera' }), 'Back');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Microphone' }), 'Headset');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speaker' }), 'Box');
  expect(props.camera.select).toHaveBeenCalledExactlyOnceWith('back');
  expect(props.microphone.select).toHaveBeenCalledExactlyOnceWith('head');
  expect(speaker.select).toHaveBeenCalledExactlyOnceWith('box');
});

test('says why no speaker can be chosen', async () => {
  const screen = await render(<DevicePickers {...given()} speaker={{ deviceId: null, select: select(), disabledReason: 'The system chooses.' }} />);
  await expect.element(screen.getByRole('combobox', { name: 'Speaker' })).toBeDisabled();
  await expect.element(screen.getByText('The system chooses.')).toBeVisible();
  await expect.element(screen.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
});
