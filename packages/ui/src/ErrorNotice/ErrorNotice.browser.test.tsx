import { useState } from 'react';
import { RtcError } from '@visavis/hooks/core';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { ko } from '../locales/ko';
import '../styles/index.css';
import { ErrorNotice } from './ErrorNotice';

test('an RtcError gets its words and its one next step', async () => {
  const retry = vi.fn<() => void>();
  const screen = await render(
    <ErrorNotice error={new RtcError('device-in-use', 'NotReadableError')} onRetry={retry} />,
  );
  const notice = screen.getByRole('alert');
  await expect.element(notice).toHaveTextContent('The camera or microphone is busy. Close other apps');
  await expect.element(notice).toHaveAttribute('data-code', 'device-in-use');
  (screen.getByRole('button', { name: 'Try again' }).element() as HTMLElement).click();
  expect(retry).toHaveBeenCalledOnce();
});

test('offers no step where there is none', async () => {
  const screen = await render(
    <ErrorNotice error={new RtcError('room-full', 'Full')} onRetry={() => undefined} />,
  );
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This call is full.');
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test('a code it does not know still gets a sentence, even one that objects have by nature', async () => {
  const screen = await render(<ErrorNotice error={{ code: 'constructor', recovery: 'toString' }} />);
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/^Something went wrong\.$/);
});

test('without an error there is nothing', async () => {
  const { container } = await render(<ErrorNotice error={null} />);
  expect(container.innerHTML).toBe('');
});

test.each([
  ['ko', 'keep-all'],
  ['en', 'normal'],
])('in %s, lines break by the rule %s', async (lang, wordBreak) => {
  const screen = await render(
    <div lang={lang}>
      <LabelsProvider labels={ko}>
        <ErrorNotice error={{ code: 'room-full' }} />
      </LabelsProvider>
    </div>,
  );
  const sentence = screen.getByText('통화 인원이 다 찼어요.').element();
  expect(getComputedStyle(sentence).wordBreak).toBe(wordBreak);
});

function Dismissed() {
  const [error, setError] = useState<{ code: string } | null>({ code: 'room-full' });
  return (
    <>
      <button type="button">Before</button>
      <ErrorNotice error={error} onDismiss={() => setError(null)} />
    </>
  );
}

test('gives the focus on when it is dismissed', async () => {
  const screen = await render(<Dismissed />);
  const button = screen.getByRole('button', { name: 'Dismiss' }).element() as HTMLElement;
  button.focus();
  button.click();
  await expect.element(screen.getByRole('button', { name: 'Before' })).toHaveFocus();
});
