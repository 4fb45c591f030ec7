import { useCallback, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { AutoplayGate, useAutoplayGate } from './AutoplayGate';

function Player({ blocked, unblock }: { blocked: boolean; unblock: () => void }) {
  return <p>{useAutoplayGate(blocked, unblock) ? 'gated' : 'alone'}</p>;
}

test('one button unblocks every player that is blocked, and no other', async () => {
  const unblock = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()] as const;
  const screen = await render(
    <AutoplayGate id="gate">
      <Player blocked unblock={unblock[0]} />
      <Player blocked unblock={unblock[1]} />
      <Player blocked={false} unblock={unblock[2]} />
    </AutoplayGate>,
  );
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  expect(screen.container.querySelector('#gate')).toContainElement(button.element());
  (button.element() as HTMLElement).click();
  expect(unblock.map((each) => each.mock.calls.length)).toEqual([1, 1, 0]);
});

test('is not there while nothing is blocked', async () => {
  const screen = await render(
    <AutoplayGate>
      <Player blocked={false} unblock={() => undefined} />
    </AutoplayGate>,
  );
  await expect.element(screen.getByText('gated')).toBeVisible();
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test('a player without a gate is told so', async () => {
  const screen = await render(<Player blocked unblock={() => undefined} />);
  await expect.element(screen.getByText('alone')).toBeVisible();
});

function Blocked() {
  const [blocked, setBlocked] = useState(true);
  useAutoplayGate(
    blocked,
    useCallback(() => setBlocked(false), []),
  );
  return null;
}

test('gives the focus on when its button goes', async () => {
  const screen = await render(
    <>
      <button type="button">Before</button>
      <AutoplayGate>
        <Blocked />
      </AutoplayGate>
      <button type="button">After</button>
    </>,
  );
  const button = screen.getByRole('button', { name: 'Turn on sound' }).element() as HTMLElement;
  button.focus();
  button.click();
  await expect.element(screen.getByRole('button', { name: 'After' })).toHaveFocus();
});
