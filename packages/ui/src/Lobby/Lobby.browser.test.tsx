import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { Lobby, type LobbyProps, type LobbyTrack } from './Lobby';

const track = (status: LobbyTrack['status']): LobbyTrack => ({
  status,
  deviceId: null,
  toggle: vi.fn<() => void>(),
  select: vi.fn<(deviceId: string) => void>(),
});

const props = (): LobbyProps => ({
  stream: null,
  camera: track('off'),
  microphone: track('on'),
  cameras: [{ deviceId: 'c', label: 'Camera C' }],
  microphones: [{ deviceId: 'm', label: 'Microphone M' }],
  speakers: [{ deviceId: 's', label: 'Speaker S' }],
  onSpeakerSelect: vi.fn<(deviceId: string) => void>(),
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
  expect(given.onSpeakerSelect).toHaveBeenCalledExactlyOnceWith('s');

  (screen.getByRole('button', { name: 'Turn on camera' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Turn off microphone' }).element() as HTMLElement).click();
  expect(given.camera.toggle).toHaveBeenCalledOnce();
  expect(given.microphone.toggle).toHaveBeenCalledOnce();
  // A press on a toggle is not a wish to join.
  expect(given.onJoin).not.toHaveBeenCalled();
});
