import { expect, test } from 'vitest';
import { userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createMemoryHub, createVirtualDevices } from '@visavis/hooks/testing';
import { Visit } from './Visit';

const press = async (button: Locator) => {
  const element = await button.findElement();
  (element as HTMLElement).click();
};

test('a patient waits, is let in, and sends the doctor a file', async () => {
  const devices = createVirtualDevices();
  const hub = createMemoryHub();
  const patient = await render(<Visit signaling={hub.room('visit', { access: 'locked' })} />);
  await userEvent.type(patient.getByRole('textbox', { name: 'Your name' }), 'Pat');
  await press(patient.getByRole('button', { name: 'Join call' }));
  await expect.element(patient.getByText('The doctor will let you in.')).toBeVisible();

  const doctor = await render(<Visit signaling={hub.room('visit', { access: 'locked', role: 'host' })} />);
  await userEvent.type(doctor.getByRole('textbox', { name: 'Your name' }), 'Dr. Ada');
  await press(doctor.getByRole('button', { name: 'Join call' }));
  await press(doctor.getByRole('button', { name: 'Admit Pat' }));
  const other = doctor.locator.getByRole('listitem', { name: 'Pat' });
  await expect.element(other).toHaveAttribute('data-status', 'connected');

  const input = patient.container.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File(['All is well.'], 'letter.txt', { type: 'text/plain' }));
  await press(doctor.getByRole('button', { name: 'Accept' }));
  await expect.element(doctor.getByRole('link', { name: /letter\.txt/ })).toBeVisible();

  await patient.unmount();
  await doctor.unmount();
  expect(devices.liveTracks()).toBe(0);
  devices.restore();
});
