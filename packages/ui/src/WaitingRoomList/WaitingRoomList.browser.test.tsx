import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { press } from '../testKeys';
import { WaitingRoomList } from './WaitingRoomList';

const ada = { id: 'a', name: 'Ada' };
const ben = { id: 'b', name: 'Ben' };

test('asks for an answer for each who waits, and tells which one it is for', async () => {
  const onAdmit = vi.fn<(id: string) => void>();
  const onDecline = vi.fn<(id: string) => void>();
  const screen = await render(
    <WaitingRoomList participants={[ada, { id: 'x', name: '' }]} onAdmit={onAdmit} onDecline={onDecline} />,
  );
  await expect.element(screen.getByRole('list', { name: 'Waiting room' })).toBeVisible();
  (screen.getByRole('button', { name: 'Admit Ada' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Decline Guest' }).element() as HTMLElement).click();
  expect(onAdmit.mock.calls).toEqual([['a']]);
  expect(onDecline.mock.calls).toEqual([['x']]);
});

test('what is left out is not offered', async () => {
  const screen = await render(<WaitingRoomList participants={[ada]} onAdmit={() => undefined} />);
  await expect.element(screen.getByRole('button', { name: 'Admit Ada' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Decline Ada' }).elements()).toEqual([]);
});

test('without anyone who waits there is the live region alone, and a newcomer is added to it', async () => {
  const screen = await render(<WaitingRoomList participants={[]} />);
  const root = screen.container.firstElementChild as HTMLElement;
  expect(root.dataset['empty']).toBe('true');
  const region = screen.getByRole('status').element();
  expect(region.textContent).toBe('');

  await screen.rerender(<WaitingRoomList participants={[ada]} />);
  const [first] = region.children;
  await screen.rerender(<WaitingRoomList participants={[ada, ben]} />);
  expect(region.textContent).toBe('Ada would like to come in. Ben would like to come in. ');
  // What was there is not read out again.
  expect(region.children[0]).toBe(first);
  expect(region.getAttribute('aria-atomic')).toBe('false');
  expect(root.dataset['empty']).toBeUndefined();
});

function Door() {
  const [participants, setParticipants] = useState([ada, ben]);
  const answer = (id: string) => setParticipants((before) => before.filter((each) => each.id !== id));
  return (
    <>
      <button type="button">Before</button>
      <WaitingRoomList participants={participants} onAdmit={answer} onDecline={answer} />
    </>
  );
}

test('the focus goes on to who waits next, and then to what is beside the list', async () => {
  const screen = await render(<Door />);
  await press(screen.getByRole('button', { name: 'Decline Ada' }));
  await expect.element(screen.getByRole('button', { name: 'Admit Ben' })).toHaveFocus();
  await press(screen.getByRole('button', { name: 'Admit Ben' }));
  await expect.element(screen.getByRole('button', { name: 'Before' })).toHaveFocus();
});
