import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../styles/index.css';
import { Call } from '../Call';

/** Clicks as a person does; the driver's own click fails in Firefox. */
const click = (element: Element) => (element as HTMLElement).click();
const press = (type: 'keydown' | 'keyup', target: Element = document.body) =>
  target.dispatchEvent(new KeyboardEvent(type, { code: 'Space', key: ' ', bubbles: true, cancelable: true }));

test('push to talk is turned on among the devices, remembered, and heard only while something is held', async () => {
  onTestFinished(() => localStorage.removeItem('visavis:talk'));
  const hub = createMemoryHub();
  const call = <Call skipLobby room="tea" signaling={hub.room('tea')} name="Ada" link={null} />;
  const screen = await render(call);
  const isOn = screen.getByRole('button', { name: 'Turn off microphone' });
  const isOff = screen.getByRole('button', { name: 'Turn on microphone' });
  await expect.element(isOn).toBeVisible();
  const hold = screen.getByRole('button', { name: 'Hold to talk' });
  expect(hold.elements()).toEqual([]);
  click(screen.getByRole('button', { name: 'More' }).element());
  click(screen.getByRole('menuitem', { name: 'Camera, microphone, speaker' }).element());
  const setting = screen.getByRole('checkbox', { name: 'Push to talk' });
  await expect.element(setting).toHaveAccessibleDescription(/only while you hold/);
  click(setting.element());
  await expect.element(setting).toBeChecked();
  expect(localStorage.getItem('visavis:talk')).toBe('on');
  click(screen.getByRole('dialog').getByRole('button', { name: 'Close' }).element());

  await expect.element(isOff).toBeVisible();
  (document.activeElement as HTMLElement | null)?.blur();
  press('keydown');
  await expect.element(isOn).toBeVisible();
  await expect.element(hold).toHaveAttribute('aria-pressed', 'true');
  press('keyup');
  await expect.element(isOff).toBeVisible();
  press('keydown', hold.element());
  await expect.element(isOn).toBeVisible();
  press('keyup', hold.element());
  await expect.element(isOff).toBeVisible();
  await expect.element(hold).toHaveAttribute('aria-pressed', 'false');
});
