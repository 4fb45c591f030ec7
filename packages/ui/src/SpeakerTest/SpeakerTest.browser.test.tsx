import { StrictMode } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { SpeakerTest } from './SpeakerTest';
import { press, typeKeys } from '../testKeys';

async function start(screen: Awaited<ReturnType<typeof render>>): Promise<HTMLElement> {
  const button = screen.getByRole('button', { name: 'Play a test sound' });
  const element = button.element() as HTMLElement;
  await press(button);
  return element;
}

test('plays two notes, shows that they sound, says so, and ends', async () => {
  const contexts = watchContexts();
  const screen = await render(
    <StrictMode>
      <SpeakerTest className="mine" />
    </StrictMode>,
  );
  const button = await start(screen);
  await expect.element(screen.getByText('You should hear two notes now.')).toBeVisible();
  const meter = screen.getByRole('meter', { name: 'Speaker level' }).element() as HTMLMeterElement;
  await expect.poll(() => meter.value).toBeGreaterThan(0.1);
  await expect.poll(() => screen.getByText(/Heard nothing/).elements().length).toBe(1);
  expect(document.activeElement).toBe(button);
  // An effect lets go of the sound, a moment after the words are there.
  await expect.poll(() => meter.value).toBe(0);
  expect(contexts.map(({ state }) => state)).toEqual(['closed']);
});

test('is stopped by a second press, and by its end', async () => {
  const contexts = watchContexts();
  const screen = await render(<SpeakerTest />);
  await start(screen);
  await expect.element(screen.getByRole('button', { name: 'Stop the test sound' })).toBeVisible();
  await typeKeys('{Enter}');
  await expect.poll(() => contexts[0]?.state).toBe('closed');
  await expect.element(screen.getByRole('button', { name: 'Play a test sound' })).toHaveFocus();

  await start(screen);
  await expect.poll(() => contexts.length).toBe(2);
  await screen.unmount();
  await expect.poll(() => contexts[1]?.state).toBe('closed');
});

test('a speaker that is gone is said to be', async ({ skip }) => {
  skip(!('setSinkId' in HTMLMediaElement.prototype), 'This browser can not choose a speaker.');
  const screen = await render(<SpeakerTest speakerId="nowhere" />);
  await start(screen);
  await expect.element(screen.getByText(/could not be played/)).toBeVisible();
});

/** Every context that is made from now on. */
function watchContexts(): AudioContext[] {
  const made: AudioContext[] = [];
  const Real = AudioContext;
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal(
    'AudioContext',
    class extends Real {
      constructor() {
        super();
        made.push(this);
      }
    },
  );
  return made;
}
