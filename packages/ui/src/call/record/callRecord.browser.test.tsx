import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { readCallFile } from './model/callFile';
import { Call } from '../Call';
import { CallReplay } from './CallReplay';

/** Presses a button once it can be pressed; the driver's own click fails in Firefox. */
async function press(button: Locator) {
  await expect.element(button).toBeEnabled();
  (button.element() as HTMLElement).click();
}

/** Keeps what is saved as a file in place of saving it. */
function interceptSave() {
  const blobs: Blob[] = [];
  const create = URL.createObjectURL.bind(URL);
  const spies = [
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob && blob.type === 'application/json') blobs.push(blob);
      return create(blob);
    }),
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  return async () => {
    const text = await blobs.at(-1)?.text();
    return text ?? '';
  };
}

test('a call tells what happened in it, sums it up when it is over, and is replayed from its file', async () => {
  const hub = createMemoryHub();
  const [line, other] = [hub.room('tea'), hub.room('tea')];
  const savedText = interceptSave();
  const screen = await render(
    <>
      <Call skipLobby room="tea" signaling={line} name="Ada" aria-label="Browser of Ada" />
      <Call skipLobby room="tea" signaling={other} name="Ben" aria-label="Browser of Ben" />
    </>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  await press(ada.getByRole('button', { name: 'Connection details' }));
  const happened = ada.getByRole('region', { name: 'What happened' });
  await expect.element(happened.getByText('Connected to Ben')).toBeVisible();
  await expect.element(happened.getByText('Audio and video go directly to Ben')).toBeVisible();

  // Another network: the path is looked for anew.
  dispatchEvent(new Event('online'));
  const cause = 'the network came back, or is another one';
  await expect.element(happened.getByText(`ICE restart with Ben: ${cause}`).first()).toBeVisible();
  const setUps = ada.getByRole('table', { name: 'How the connections were set up' });
  await expect.element(setUps.getByRole('row', { name: /Ben, First connection, .*second/ })).toBeVisible();
  // Both sides look for another path. When it is found where the one before still works, Firefox doesn't say.
  const restarts = () => setUps.getByRole('row', { name: /ICE restart/ }).elements();
  await expect.poll(() => restarts().some((row) => row.querySelectorAll('td')[1]?.textContent?.includes('second'))).toBe(true);

  const signaling = ada.getByRole('table', { name: 'Signaling' });
  const cells = () => [...signaling.getByRole('row', { name: /^Media capabilities/ }).element().querySelectorAll('td')].map((cell) => cell.textContent);
  await expect.poll(cells).toEqual([expect.stringMatching(/^\d+ \(.*B\)$/), expect.stringMatching(/^\d+ \(.*B\)$/)]);
  await expect.element(ada.getByText(/^Silent since /)).toBeVisible();
  const list = ada.getByRole('region', { name: 'Messages of the signaling' });
  await expect.poll(() => list.getByText(/^(?:Offer|Answer)$/).elements().length).toBeGreaterThan(1);
  (list.getByText(/^(?:Offer|Answer)$/).elements()[0] as HTMLElement).click();
  await expect.element(list.getByText(/^Audio, .*opus/).first()).toBeVisible();
  await press(list.getByRole('button', { name: 'Explain each line' }).first());
  await expect.element(list.getByText(/who has another one is somebody else/).first()).toBeVisible();

  await press(ada.getByRole('button', { name: 'Leave call' }));
  await expect.element(ada.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  const summary = ada.getByRole('region', { name: 'Your call' });
  await expect.element(summary.getByText(/^You were in the call for .+, with Ben\.$/)).toBeVisible();
  await expect.element(summary.getByRole('listitem').first()).toHaveTextContent(`ICE restart, because ${cause}`);
  (summary.getByText('Everything that happened').element() as HTMLElement).click();
  await press(summary.getByRole('button', { name: 'Save as a file' }));
  await expect.element(summary.getByText('Saved')).toBeVisible();

  const text = await savedText();
  const read = readCallFile(text);
  if (read.status !== 'ok') throw new Error(read.detail);
  expect(read.call.events).toContainEqual(expect.objectContaining({ kind: 'iceRestart', cause: 'network-changed' }));
  expect(text).not.toMatch(/ice-pwd:[^•]/);
  expect(text).not.toMatch(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/);

  const replayed = await render(
    <section aria-label="Replay">
      <CallReplay record={read.call} />
    </section>,
  );
  const replay = replayed.getByRole('region', { name: 'Replay' });
  await expect.element(replay.getByText(`ICE restart with Ben: ${cause}`).first()).toBeVisible();
  await expect.element(replay.getByText(/^Direct, over /)).toBeVisible();
});
