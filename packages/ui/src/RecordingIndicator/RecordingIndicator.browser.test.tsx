import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { press } from '../testKeys';
import { RecordingIndicator } from './RecordingIndicator';

test('names the others who record', async () => {
  const screen = await render(<RecordingIndicator names={['Ada', '']} />);
  await expect
    .element(screen.getByRole('region', { name: 'Recording' }))
    .toHaveTextContent('Ada and Guest are recording this call');
});

test('that another one begins is announced, by a live region that was there before', async () => {
  const screen = await render(<RecordingIndicator />);
  const root = screen.container.firstElementChild as HTMLElement;
  expect(root.dataset['empty']).toBe('true');
  const region = root.querySelector('[aria-live="polite"]');
  await screen.rerender(<RecordingIndicator names={['Ada']} />);
  expect(root.querySelector('[aria-live="polite"]')).toBe(region);
  expect(region?.textContent).toContain('Ada is recording this call');
  expect(root.dataset['empty']).toBeUndefined();
});

test.each([
  ['starting', 'You are recording'],
  ['recording', 'You are recording'],
  ['paused', 'Recording paused'],
] as const)('%s: says "%s", how long, and stops', async (status, words) => {
  const onStop = vi.fn<() => void>();
  const screen = await render(<RecordingIndicator status={status} durationSeconds={65} onStop={onStop} />);
  await expect.element(screen.getByText(words)).toBeVisible();
  await expect.element(screen.getByText('1:05')).toBeVisible();
  expect(screen.container.firstElementChild).toHaveAttribute('data-status', status);
  (screen.getByRole('button', { name: 'Stop' }).element() as HTMLElement).click();
  expect(onStop).toHaveBeenCalledOnce();
});

test('a recording that is over is saved or discarded; a failed one without a file has nothing to offer', async () => {
  const onSave = vi.fn<() => void>();
  const onDiscard = vi.fn<() => void>();
  const screen = await render(
    <RecordingIndicator status="done" durationSeconds={9} onSave={onSave} onDiscard={onDiscard} />,
  );
  await expect.element(screen.getByText('Recorded 0:09')).toBeVisible();
  (screen.getByRole('button', { name: 'Save' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Discard' }).element() as HTMLElement).click();
  expect([onSave.mock.calls.length, onDiscard.mock.calls.length]).toEqual([1, 1]);

  await screen.rerender(<RecordingIndicator status="failed" onDiscard={onDiscard} />);
  expect(screen.getByRole('button').elements()).toEqual([]);
});

function Recorder() {
  const [status, setStatus] = useState<'recording' | 'done' | 'idle'>('recording');
  return (
    <>
      <button type="button">Before</button>
      <RecordingIndicator
        status={status}
        onStop={() => setStatus('done')}
        onSave={() => undefined}
        onDiscard={() => setStatus('idle')}
      />
    </>
  );
}

test('the focus stays in it while there is something to press, and then goes on', async () => {
  const screen = await render(<Recorder />);
  await press(screen.getByRole('button', { name: 'Stop' }));
  await expect.element(screen.getByRole('button', { name: 'Discard' })).toHaveFocus();
  await press(screen.getByRole('button', { name: 'Discard' }));
  await expect.element(screen.getByRole('button', { name: 'Before' })).toHaveFocus();
});
