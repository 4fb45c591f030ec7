import { useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { Lobby, type LobbyTrack } from './Lobby';

const track = (status: LobbyTrack['status']): LobbyTrack => ({
  status,
  deviceId: null,
  toggle: vi.fn<() => void>(),
  select: vi.fn<(deviceId: string) => void>(),
});

const props = () => ({
  stream: null,
  camera: track('off'),
  microphone: track('on'),
  cameras: [{ deviceId: 'c', label: 'Camera C' }],
  microphones: [{ deviceId: 'm', label: 'Microphone M' }],
  speakers: [{ deviceId: 's', label: 'Speaker S' }],
  speaker: { deviceId: null, select: vi.fn<(deviceId: string) => void>() },
  name: 'Ada ',
  onNameChange: vi.fn<(name: string) => void>(),
  onJoin: vi.fn<(name: string) => void>(),
});

test('Enter in the name joins, under the trimmed name', async () => {
  const given = props();
  const screen = await render(<Lobby {...given} />);
  const name = screen.getByRole('textbox', { name: 'Your name' });
  await userEvent.type(name, '{Enter}');
  expect(given.onJoin).toHaveBeenCalledExactlyOnceWith('Ada');
  await userEvent.type(name, '{End}L');
  expect(given.onNameChange).toHaveBeenCalledWith('Ada L');
});

test('each device is chosen and switched where it belongs', async () => {
  const given = props();
  const screen = await render(<Lobby {...given} />);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Camera' }), 'Camera C');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Microphone' }), 'Microphone M');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speaker' }), 'Speaker S');
  expect(given.camera.select).toHaveBeenCalledExactlyOnceWith('c');
  expect(given.microphone.select).toHaveBeenCalledExactlyOnceWith('m');
  expect(given.speaker.select).toHaveBeenCalledExactlyOnceWith('s');

  (screen.getByRole('button', { name: 'Turn on camera' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Turn off microphone' }).element() as HTMLElement).click();
  expect(given.camera.toggle).toHaveBeenCalledOnce();
  expect(given.microphone.toggle).toHaveBeenCalledOnce();
  // A press on a toggle is not a wish to join.
  expect(given.onJoin).not.toHaveBeenCalled();
});

function Typing() {
  const [name, setName] = useState('');
  return <Lobby {...props()} name={name} onNameChange={setName} />;
}

test('keeps a name that was typed before hydration', async () => {
  const page = document.createElement('div');
  page.innerHTML = renderToString(<Typing />);
  document.body.append(page);
  const box = page.querySelector<HTMLInputElement>('input.visavis-input')!;
  box.value = 'Ada';
  const root = hydrateRoot(page, <Typing />);
  await expect.poll(() => page.querySelector('.visavis-avatar')?.textContent).toBe('A');
  expect(box.value).toBe('Ada');
  root.unmount();
  page.remove();
});

test('joins under a name that a script filled in', async () => {
  const given = { ...props(), name: '' };
  const screen = await render(<Lobby {...given} />);
  (screen.getByRole('textbox', { name: 'Your name' }).element() as HTMLInputElement).value = 'Grace';
  (screen.getByRole('button', { name: 'Join call' }).element() as HTMLElement).click();
  expect(given.onJoin).toHaveBeenCalledExactlyOnceWith('Grace');
});

test.each([
  ['\u200b', 'Guest'],
  ['\u3164', 'Guest'],
  ['\u2800', 'Guest'],
  [' \u00ad\u2060 ', 'Guest'],
  ['\u200bAda\u2800', 'Ada'],
  ['\u{1F469}\u200D\u{1F4BB}', '\u{1F469}\u200D\u{1F4BB}'],
])('joins with the typed name %j as %j', async (name, joined) => {
  const given = { ...props(), name };
  const screen = await render(<Lobby {...given} />);
  (screen.getByRole('button', { name: 'Join call' }).element() as HTMLElement).click();
  expect(given.onJoin).toHaveBeenCalledExactlyOnceWith(joined);
});
