import { createTint } from '@visavis/hooks/testing';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { StrictMode } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createPassOn } from '../../../../hooks/src/testing/passOn';
import '../../styles/index.css';
import { Call } from '../Call';
import { chosenProcessors, type CallEffects } from './callEffects';

const tint = createTint('rgb(0 200 0)', { name: 'green' });
const quiet = createPassOn({ kind: 'audio', name: 'quiet' });
const effects: CallEffects = {
  backgrounds: [{ id: 'green', label: 'Green', processor: tint }],
  noiseSuppression: quiet,
};

/** Clicks as a person does; the driver's own click fails in Firefox. */
const click = (element: Element) => (element as HTMLElement).click();

test('what is chosen in the lobby is at work there, remembered, and can be taken back in the call', async () => {
  onTestFinished(() => {
    for (const key of ['visavis:background', 'visavis:noise']) localStorage.removeItem(key);
  });
  const hub = createMemoryHub();
  const signaling = hub.room('tea');
  const screen = await render(
    <StrictMode>
      <Call room="tea" signaling={signaling} name="Ada" effects={effects} />
    </StrictMode>,
  );
  const green = screen.getByRole('radio', { name: 'Green' });
  await expect.element(green).not.toBeChecked();
  expect(quiet.running).toBe(0);
  click(green.element());
  await expect.element(screen.getByText('Green: on')).toBeVisible();
  click(screen.getByRole('checkbox', { name: 'Suppress noise' }).element());
  await expect.poll(() => quiet.running).toBe(1);
  expect([localStorage.getItem('visavis:background'), localStorage.getItem('visavis:noise')]).toEqual(['green', 'on']);

  const join = screen.getByRole('button', { name: 'Join' });
  await expect.element(join).toBeEnabled();
  click(join.element());
  await expect.element(screen.getByRole('button', { name: 'Leave call' })).toBeVisible();
  expect(quiet.running).toBe(1);
  click(screen.getByRole('button', { name: 'More' }).element());
  click(screen.getByRole('menuitem', { name: 'Camera, microphone, speaker' }).element());
  await expect.element(screen.getByRole('dialog').getByText('Green: on')).toBeVisible();
  click(screen.getByRole('dialog').getByRole('radio', { name: 'As it is' }).element());
  await expect.element(screen.getByText('Green: on')).not.toBeInTheDocument();
  expect(localStorage.getItem('visavis:background')).toBe('');
  await screen.unmount();
  await expect.poll(() => quiet.running).toBe(0);
});

test('what was remembered and is offered no more counts as none', () => {
  const none = { camera: [], microphone: [] };
  expect(chosenProcessors(effects, 'gone', 'on')).toEqual({ camera: [], microphone: [quiet] });
  expect(chosenProcessors(effects, 'green', '')).toEqual({ camera: [tint], microphone: [] });
  expect(chosenProcessors(undefined, 'green', 'on')).toEqual(none);
  expect(chosenProcessors({}, '', 'on')).toEqual(none);
});
