import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { Call } from './Call';
import type { CallProps } from './CallProps';
import type { Connect } from './connection';

/** Of a phone held upright. */
const phone = { '--visavis-call-size': '44rem', inlineSize: '24rem' } as CallProps['style'];

test('two people are face to face on a dark stage, which fills a phone', async () => {
  const hub = createMemoryHub();
  const [line, other] = [hub.room('tea'), hub.room('tea')];
  const screen = await render(
    <>
      <Call skipLobby room="tea" signaling={line} name="Ada" aria-label="Browser of Ada" style={phone} />
      <Call skipLobby room="tea" signaling={other} name="Ben" />
    </>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  const ben = ada.getByRole('listitem', { name: /^Ben/ });
  await expect.element(ben).toHaveAttribute('data-place', 'large');
  await expect.element(ada.getByRole('listitem', { name: /^Ada/ })).toHaveAttribute('data-place', 'corner');
  const call = ada.element().querySelector('.visavis-call')!;
  expect(getComputedStyle(call).colorScheme).toBe('dark');
  const size = (element: Element) => element.getBoundingClientRect().toJSON() as unknown;
  await expect.poll(() => size(ben.element())).toEqual(size(call));

  (ada.getByRole('button', { name: 'Swap the two videos' }).element() as HTMLElement).click();
  await expect.element(ben).toHaveAttribute('data-place', 'corner');
  // A panel needs the room, and the bars stand beside the video again.
  (ada.getByRole('button', { name: 'Open chat' }).element() as HTMLElement).click();
  const toolbar = ada.getByRole('toolbar', { name: 'Call controls' });
  await expect
    .poll(() => toolbar.element().getBoundingClientRect().top >= ada.getByRole('list', { name: 'Participants' }).element().getBoundingClientRect().bottom)
    .toBe(true);
});

test('what has to be said lies over the faces, and moves none of them', async () => {
  const hub = createMemoryHub();
  let warn: (text: string) => void = () => undefined;
  const connect: Connect = ({ onWarning }) => {
    warn = onWarning;
    return Promise.resolve({ signaling: hub.room('tea') });
  };
  const screen = await render(<Call skipLobby connect={connect} name="Ada" />);
  const tile = screen.getByRole('listitem', { name: /^Ada/ });
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  await expect.element(tile).toHaveAttribute('data-place');
  const before = tile.element().getBoundingClientRect();
  warn('The relay is full.');
  await expect.element(screen.getByText('The relay is full.')).toBeVisible();
  expect(tile.element().getBoundingClientRect()).toEqual(before);
});
