import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createMemoryHub, createVirtualDevices } from '@visavis/hooks/testing';
import { Visit } from './Visit';

test('a patient waits, is let in, and sends the doctor a file', async () => {
  const devices = createVirtualDevices();
  const hub = createMemoryHub();
  const patient = await render(<Visit signaling={hub.room('visit', { access: 'locked' })} />);
  await patient.getByRole('textbox', { name: 'Your name' }).fill('Pat');
  await patient.getByRole('button', { name: 'Join call' }).click();
  await expect.element(patient.getByText('The doctor will let you in.')).toBeVisible();

  const doctor = await render(<Visit signaling={hub.room('visit', { access: 'locked', role: 'host' })} />);
  await doctor.getByRole('textbox', { name: 'Your name' }).fill('Dr. Ada');
  await doctor.getByRole('button', { name: 'Join call' }).click();
  await doctor.getByRole('button', { name: 'Admit Pat' }).click();
  const other = doctor.locator.getByRole('listitem', { name: 'Pat' });
  await expect.element(other).toHaveAttribute('data-status', 'connected');

  const input = patient.container.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File(['All is well.'], 'letter.txt', { type: 'text/plain' }));
  await doctor.getByRole('button', { name: 'Accept' }).click();
  await expect.element(doctor.getByRole('link', { name: /letter\.txt/ })).toBeVisible();

  await patient.unmount();
  await doctor.unmount();
  expect(devices.liveTracks()).toBe(0);
  devices.restore();
});
