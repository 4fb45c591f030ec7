import { createMemoryHub, type MemoryHub } from '@visavis/hooks/signaling/memory';
import { RtcError } from '@visavis/hooks';
import { StrictMode } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { watchLeaks } from '../../../hooks/src/testing/watchLeaks';
import { Call } from './Call';
import type { CallProps } from './CallProps';
import type { CallConnection } from './connection';

/** Somebody who goes in at once. */
function Person({ hub, name, ...rest }: Partial<CallProps> & { hub: MemoryHub; name: string }) {
  return <Call room="tea" signaling={rooms(hub, name)} name={name} skipLobby aria-label={`Browser of ${name}`} {...rest} />;
}

/** Presses a button once it can be pressed; the driver's own click fails in Firefox. */
async function press(button: Locator) {
  await expect.element(button).toBeEnabled();
  (button.element() as HTMLElement).click();
}

const lines = new WeakMap<MemoryHub, Map<string, ReturnType<MemoryHub['room']>>>();

/** The same signaling at each render. */
function rooms(hub: MemoryHub, name: string) {
  const known = lines.get(hub) ?? new Map<string, ReturnType<MemoryHub['room']>>();
  lines.set(hub, known);
  const line = known.get(name) ?? hub.room('tea');
  known.set(name, line);
  return line;
}

test('two people see each other, one leaves, and comes in again with what was said before', async () => {
  const hub = createMemoryHub();
  const onLeave = vi.fn<() => void>();
  const onJoin = vi.fn<(name: string) => void>();
  const screen = await render(
    <StrictMode>
      <Person hub={hub} name="Ada" onLeave={onLeave} onJoin={onJoin} />
      <Person hub={hub} name="Ben" />
    </StrictMode>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');

  await press(ada.getByRole('button', { name: 'Open chat' }));
  await userEvent.type(ada.getByRole('textbox', { name: 'Message' }), 'Good morning');
  await press(ada.getByRole('button', { name: 'Send', exact: true }));
  await press(ada.getByRole('button', { name: 'Leave call' }));
  await expect.element(ada.getByRole('heading', { name: 'You left the call' })).toHaveFocus();
  expect(onLeave).toHaveBeenCalledOnce();
  const ben = screen.getByRole('region', { name: 'Browser of Ben' });
  await expect.element(ben.getByText('Nobody else is here yet.')).toBeVisible();

  await press(ada.getByRole('button', { name: 'Rejoin' }));
  expect(onJoin).toHaveBeenLastCalledWith('Ada');
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  await press(ada.getByRole('button', { name: 'Open chat' }));
  await expect.element(ada.getByRole('log').getByText('Good morning')).toBeVisible();
});

test('the list of participants has a volume for each of the others, which is kept for the next call', async () => {
  onTestFinished(() => localStorage.removeItem('visavis:volumes'));
  const hub = createMemoryHub();
  const screen = await render(
    <>
      <Person hub={hub} name="Ada" levelled={false} />
      <Person hub={hub} name="Ben" />
    </>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  await press(ada.getByRole('button', { name: 'More' }));
  await press(ada.getByRole('menuitem', { name: 'Participants' }));
  const slider = ada.getByRole('slider', { name: 'Volume of Ben' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', '100 %');
  expect(ada.getByRole('slider').elements()).toHaveLength(1);
  await slider.fill('0.25');
  await expect.element(slider).toHaveAttribute('aria-valuetext', '25 %');
  await expect.poll(() => ada.element().querySelector('audio')?.volume).toBe(0.25);
  expect(localStorage.getItem('visavis:volumes')).toBe('[["Ben",0.25]]');
});

test('the lobby asks for a name, and begins with the one that is given', async () => {
  const hub = createMemoryHub();
  const onJoin = vi.fn<(name: string) => void>();
  const screen = await render(<Call signaling={rooms(hub, 'Cleo')} name="Cleo" onJoin={onJoin} />);
  const name = screen.getByRole('textbox', { name: 'Your name' });
  await expect.element(name).toHaveValue('Cleo');
  await userEvent.type(name, '{End}patra');
  await press(screen.getByRole('button', { name: 'Join call' }));
  await expect.element(screen.getByRole('toolbar', { name: 'Call controls' })).toBeVisible();
  expect(onJoin).toHaveBeenCalledWith('Cleopatra');
  await expect.element(screen.getByRole('listitem', { name: /^Cleopatra/ })).toBeVisible();
});

test('what a call runs on is opened when one joins, and closed when one leaves', async () => {
  const hub = createMemoryHub();
  const close = vi.fn<() => void>();
  const connect = vi.fn<NonNullable<CallProps['connect']>>(({ onWarning }) => {
    onWarning('The relay is full.');
    const connection: CallConnection = {
      signaling: hub.room('tea'),
      details: [{ label: 'Signaling', value: 'a hub in this page' }],
      close,
    };
    return Promise.resolve(connection);
  });
  const screen = await render(<Call connect={connect} name="Ada" />);
  const join = screen.getByRole('button', { name: 'Join call' });
  await expect.element(join).toBeEnabled();
  expect(connect).not.toHaveBeenCalled();
  await press(join);
  await expect.element(screen.getByText('The relay is full.')).toBeVisible();
  await press(screen.getByRole('button', { name: 'Connection details' }));
  await expect.element(screen.getByText('a hub in this page')).toBeVisible();
  await press(screen.getByRole('button', { name: 'Leave call' }));
  await expect.element(screen.getByRole('button', { name: 'Rejoin' })).toBeVisible();
  expect(close).toHaveBeenCalledOnce();
});

/** The first sign that somebody is there. */
const moveMouse = () => dispatchEvent(new PointerEvent('pointermove'));

test('what a call runs on is opened in the lobby, taken by the call, and asked for again under another name', async () => {
  const hub = createMemoryHub();
  const closed: string[] = [];
  const prepared: string[] = [];
  const connect = vi.fn<NonNullable<CallProps['connect']>>(async ({ name, onWarning }) => {
    onWarning('The relay is full.');
    const prepare = (told: string) => {
      prepared.push(told);
      return { ready: Promise.resolve(null), close: () => undefined };
    };
    return { signaling: { ...hub.room('tea'), prepare }, close: () => closed.push(name) };
  });
  const screen = await render(
    <StrictMode>
      <Call connect={connect} name="Ada" />
    </StrictMode>,
  );
  const join = screen.getByRole('button', { name: 'Join call' });
  await expect.element(join).toBeEnabled();
  expect(connect).not.toHaveBeenCalled();
  moveMouse();
  await expect.poll(() => prepared).toEqual(['Ada']);
  (screen.getByRole('textbox', { name: 'Your name' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{End}m');
  await expect.poll(() => prepared).toEqual(['Ada', 'Adam']);
  expect(closed).toEqual(['Ada']);
  await expect.element(screen.getByText('The relay is full.')).not.toBeInTheDocument();

  const before = connect.mock.calls.length;
  await press(join);
  await expect.element(screen.getByText('The relay is full.')).toBeVisible();
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  // Where a component mounts twice, as in development, what the first one took is closed with it.
  expect(connect.mock.calls.length - before).toBeLessThanOrEqual(1);
  await press(screen.getByRole('button', { name: 'Leave call' }));
  await expect.element(screen.getByRole('button', { name: 'Rejoin' })).toBeVisible();
  await expect.poll(() => closed.length).toBe(connect.mock.calls.length);
});

test('a lobby that is left gives back what it has opened', async () => {
  const hub = createMemoryHub();
  const close = vi.fn<() => void>();
  const release = vi.fn<() => void>();
  const ready = Promise.resolve(null);
  const prepare = vi.fn<() => { ready: Promise<null>; close: () => void }>(() => ({ ready, close: release }));
  const signaling = { ...hub.room('tea'), prepare };
  const screen = await render(<Call connect={() => Promise.resolve({ signaling, close })} name="Ada" />);
  await expect.element(screen.getByRole('button', { name: 'Join call' })).toBeEnabled();
  moveMouse();
  await expect.poll(() => prepare.mock.calls.length).toBe(1);
  await screen.unmount();
  await expect.poll(() => [close.mock.calls.length, release.mock.calls.length]).toEqual([1, 1]);
});

test('an error is shown, told, and can be tried again', async () => {
  const hub = createMemoryHub();
  const onError = vi.fn<(error: RtcError) => void>();
  const refused = new RtcError('room-forbidden', 'not today');
  const connect = vi.fn<NonNullable<CallProps['connect']>>().mockRejectedValueOnce(refused);
  connect.mockImplementation(() => Promise.resolve({ signaling: hub.room('tea') }));
  const screen = await render(
    <Call connect={connect} name="Ada" skipLobby onError={onError} describeError={({ message }) => `We say: ${message}`} />,
  );
  await expect.element(screen.getByText('We say: not today')).toBeVisible();
  await expect.poll(() => onError.mock.calls).toEqual([[refused]]);
  await press(screen.getByRole('button', { name: 'Try again' }));
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
});

test('each part can be replaced', async () => {
  const hub = createMemoryHub();
  const part = (name: string) => () => <p>own {name}</p>;
  const screen = await render(
    <Person
      hub={hub}
      name="Ada"
      parts={{
        Header: part('header'),
        Controls: part('controls'),
        Participants: part('participants'),
        Chat: part('chat'),
        Notices: part('notices'),
        WaitingRoom: part('waiting room'),
        Recording: part('recording'),
        ParticipantList: part('participant list'),
      }}
    />,
  );
  await expect.element(screen.getByText('own controls')).toBeInTheDocument();
  (screen.getByRole('menuitem', { name: 'Show participants', includeHidden: true }).element() as HTMLElement).click();
  const names = ['header', 'controls', 'participants', 'chat', 'notices', 'waiting room', 'recording', 'participant list'];
  for (const name of names) {
    await expect.element(screen.getByText(`own ${name}`, { exact: true })).toBeInTheDocument();
  }
});

test('everyone is in a list beside the tiles, with what is off and whose hand is up', async () => {
  const hub = createMemoryHub();
  const screen = await render(
    <>
      <Person hub={hub} name="Ada" />
      <Person hub={hub} name="Ben" />
    </>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  const ben = screen.getByRole('region', { name: 'Browser of Ben' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  const choose = (person: Locator, name: string) =>
    (person.getByRole('menuitem', { name, includeHidden: true }).element() as HTMLElement).click();

  choose(ada, 'Show participants');
  const list = ada.getByRole('list', { name: 'In this call (2)' });
  const rows = () => list.getByRole('listitem').elements().map((row) => row.textContent ?? '');
  await expect.poll(() => rows().map((row) => row.slice(0, 3))).toEqual(['Ada', 'Ben']);
  choose(ben, 'Raise hand');
  await expect.poll(() => rows()[1]).toContain('Hand raised');
  await press(ben.getByRole('button', { name: 'Turn off microphone' }));
  await expect.poll(() => rows()[1]).toContain('Microphone off');
  choose(ada, 'Hide participants');
  await expect.element(list).not.toBeInTheDocument();
});

test('an error of one part is shown until it is dismissed, and told once', async () => {
  const hub = createMemoryHub();
  const onError = vi.fn<(error: RtcError) => void>();
  const screen = await render(<Person hub={hub} name="Ada" onError={onError} />);
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  const share = vi.spyOn(navigator.mediaDevices, 'getDisplayMedia');
  share.mockRejectedValue(new DOMException('no', 'NotReadableError'));
  onTestFinished(() => share.mockRestore());
  await press(screen.getByRole('button', { name: 'Share screen' }));
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await expect.poll(() => onError.mock.calls.length).toBe(1);
  await press(screen.getByRole('button', { name: 'Dismiss' }));
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  expect(onError).toHaveBeenCalledOnce();
});

test('a page that is put away and comes back is in the call again', async () => {
  const hub = createMemoryHub();
  const onLeave = vi.fn<() => void>();
  const screen = await render(
    <>
      <Person hub={hub} name="Ada" onLeave={onLeave} />
      <Person hub={hub} name="Ben" />
    </>,
  );
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  expect(onLeave).not.toHaveBeenCalled();
});

test('who goes in without a lobby has joined, once, and is told of a camera that could not be had', async () => {
  const hub = createMemoryHub();
  const onJoin = vi.fn<(name: string) => void>();
  const onError = vi.fn<(error: RtcError) => void>();
  const getUserMedia = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  getUserMedia.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  onTestFinished(() => getUserMedia.mockRestore());
  const screen = await render(
    <StrictMode>
      <Person hub={hub} name="Ada" onJoin={onJoin} onError={onError} />
    </StrictMode>,
  );
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  expect(onJoin.mock.calls).toEqual([['Ada']]);
  await expect.element(screen.getByRole('alert')).toBeVisible();
  const media = () => onError.mock.calls.filter(([{ code }]) => code.startsWith('permission'));
  await expect.poll(() => media().length).toBe(1);
});

test('nothing stays behind', async () => {
  const watch = watchLeaks();
  try {
    const hub = createMemoryHub();
    const screen = await render(
      <StrictMode>
        <Person hub={hub} name="Ada" />
        <Person hub={hub} name="Ben" />
      </StrictMode>,
    );
    const ada = screen.getByRole('region', { name: 'Browser of Ada' });
    await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
    await screen.unmount();
    await expect.poll(() => watch.held()).toMatchObject({ audioContexts: 0, connections: 0, tracks: 0, listeners: 0 });
  } finally {
    watch.stop();
  }
});
