import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { Lobby, type LobbyProps, type LobbyTrack } from './Lobby';

const track = (deviceId: string): LobbyTrack => ({ status: 'on', deviceId, toggle: fn(), select: fn() });

const meta = {
  title: 'Components/Lobby',
  component: Lobby,
  args: {
    stream: null,
    camera: track('built-in'),
    microphone: track('default'),
    cameras: [
      { deviceId: 'built-in', label: 'FaceTime HD Camera' },
      { deviceId: 'usb', label: 'Logitech BRIO' },
    ],
    microphones: [
      { deviceId: 'default', label: 'Default - MacBook Pro Microphone', groupId: 'laptop' },
      { deviceId: 'built-in', label: 'MacBook Pro Microphone', groupId: 'laptop' },
    ],
    speakers: [],
    name: '',
    onNameChange: fn(),
    onJoin: fn(),
    level: { getLevel: () => 0.4, subscribe: () => () => undefined },
  },
  argTypes: {
    stream: { control: false },
    camera: { control: false },
    microphone: { control: false },
    level: { control: false },
    children: { control: false },
  },
  render: (args) => <Waiting {...args} />,
} satisfies Meta<typeof Lobby>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Remembers the name and the toggles, and shows a picture while the camera is on. */
function Waiting({ name: first, camera, microphone, ...args }: LobbyProps) {
  const [name, setName] = useState(first);
  const [cameraOn, setCameraOn] = useState(camera.status === 'on');
  const [microphoneOn, setMicrophoneOn] = useState(microphone.status === 'on');
  return (
    <SyntheticCamera color="#3d6480" label="You">
      {(stream) => (
        <Lobby
          {...args}
          stream={cameraOn ? stream : null}
          camera={{ ...camera, status: cameraOn ? 'on' : 'off', toggle: () => setCameraOn(!cameraOn) }}
          microphone={{
            ...microphone,
            status: microphoneOn ? 'on' : 'muted',
            toggle: () => setMicrophoneOn(!microphoneOn),
          }}
          name={name}
          onNameChange={setName}
        />
      )}
    </SyntheticCamera>
  );
}

export const Ready: Story = {
  play: async ({ canvas, args }) => {
    const name = canvas.getByRole('textbox', { name: 'Your name' });
    await userEvent.type(name, ' Ada ');
    await userEvent.click(canvas.getByRole('button', { name: 'Join call' }));
    await expect(args.onJoin).toHaveBeenCalledWith('Ada');
    for (const picker of ['Camera', 'Microphone', 'Speaker']) {
      await expect(canvas.getByRole('combobox', { name: picker })).toBeVisible();
    }
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Camera' }), 'usb');
    await expect(args.camera.select).toHaveBeenCalledWith('usb');
  },
};

/** Without a name one is a guest; it is no reason to be kept out. */
export const CameraOff: Story = {
  args: { camera: { ...track('built-in'), status: 'off' } },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: 'Turn on camera' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Join call' }));
    await expect(args.onJoin).toHaveBeenCalledWith('Guest');
  },
};

export const CameraDenied: Story = {
  args: {
    camera: { ...track(''), status: 'failed', deviceId: null },
    cameras: [],
    error: { code: 'permission-denied', recovery: 'open-site-settings' },
    onRetry: fn(),
  },
};

export const Joining: Story = {
  args: { joining: true, name: 'Ada' },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Joining…' }));
    await expect(args.onJoin).not.toHaveBeenCalled();
  },
};

export const Korean: Story = { args: { name: '홍길동' }, globals: { locale: 'ko' } };
export const Dark: Story = { args: { name: 'Ada' }, globals: { theme: 'dark' } };
