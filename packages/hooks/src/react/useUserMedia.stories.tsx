import type { Meta, StoryObj } from '@storybook/react-vite';
import { useUserMedia, type TrackControl, type TrackProcessor } from '@visavis/hooks';
import { createBeep, createTint, type VirtualDevice, type VirtualDevices } from '@visavis/hooks/testing';
import { VideoTile } from '@visavis/ui';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

const front: VirtualDevice = {
  kind: 'videoinput',
  deviceId: 'front',
  label: 'Front camera',
  facingMode: 'user',
  color: '#3d6480',
};
const rear: VirtualDevice = {
  kind: 'videoinput',
  deviceId: 'rear',
  label: 'Rear camera',
  facingMode: 'environment',
  color: '#7a5a4d',
};
const inside: VirtualDevice = { kind: 'audioinput', deviceId: 'inside', label: 'Built-in microphone' };

interface UserMediaStoryArgs {
  /** What is plugged in. */
  devices: readonly VirtualDevice[];
  /** What the site may do at first; `prompt` asks. */
  permission: PermissionState;
  /** What the person answers when they are asked. */
  answer: 'allow' | 'allow-once' | 'dismiss' | 'block';
}

/**
 * The local camera and microphone in one stream. Nothing prompts before `start()`; a camera that is turned off
 * releases its device; a device that goes away makes way for another until it is back.
 *
 * ```tsx
 * const { status, stream, error, start, stop, camera, microphone } = useUserMedia({ remember: true });
 *
 * <button onClick={() => void start()}>Start</button>
 * <button onClick={() => void microphone.toggle()}>{microphone.status === 'on' ? 'Mute' : 'Unmute'}</button>
 * <button onClick={() => void camera.toggle()}>{camera.status === 'on' ? 'Camera off' : 'Camera on'}</button>
 * {camera.canFlip && <button onClick={() => void camera.flip()}>Turn the camera round</button>}
 * {error && <p role="alert">{error.code}</p>}
 * ```
 *
 * The devices here are `createVirtualDevices` of `@visavis/hooks/testing`: unplug them and see.
 */
const meta = {
  title: 'Hooks/useUserMedia',
  args: { devices: [front, rear, inside], permission: 'granted', answer: 'allow' },
  argTypes: {
    devices: { control: false },
    permission: { control: 'radio', options: ['granted', 'prompt', 'denied'] },
    answer: { control: 'radio', options: ['allow', 'allow-once', 'dismiss', 'block'] },
  },
  render: ({ devices, permission, answer }) => (
    <VirtualHardware
      key={`${permission} ${answer}`}
      devices={devices}
      permission={{ camera: permission, microphone: permission }}
      onPrompt={() => answer}
    >
      {(hardware) => <Preview devices={hardware.devices} />}
    </VirtualHardware>
  ),
} satisfies Meta<UserMediaStoryArgs>;

export default meta;
type Story = StoryObj<UserMediaStoryArgs>;

function Preview({ devices }: { devices: VirtualDevices }) {
  const { status, stream, error, start, stop, camera, microphone } = useUserMedia();
  return (
    <div style={{ display: 'grid', gap: '1rem', maxInlineSize: '40rem' }}>
      <VideoTile
        stream={stream}
        name="Preview"
        microphone={microphone.status === 'on' ? 'on' : 'muted'}
        self
        muted
        style={{ blockSize: '14rem' }}
      />
      <Actions
        actions={{
          Start: start,
          Stop: stop,
          'Toggle camera': () => camera.toggle(),
          'Toggle microphone': () => microphone.toggle(),
          ...(camera.canFlip && { Flip: camera.flip }),
          'Select rear camera': () => camera.select('rear'),
        }}
      />
      <Actions
        actions={{
          'Unplug front camera': () => devices.unplug('front'),
          'Plug in front camera': () => devices.plug(front),
          'Take the camera’s permission back': () => devices.setPermission('camera', 'denied'),
        }}
      />
      <StateTable
        title="Media"
        state={{
          status,
          error: error?.code,
          recovery: error?.recovery,
          camera: `${camera.status} ${camera.deviceId ?? ''}`.trim(),
          microphone: `${microphone.status} ${microphone.deviceId ?? ''}`.trim(),
          canFlip: camera.canFlip,
        }}
      />
    </div>
  );
}

/** Waits until the table says so. */
const says = (canvasElement: HTMLElement, name: string, value: string) =>
  waitFor(() => expect(within(canvasElement).getByRole('row', { name: `${name} ${value}` })).toBeVisible());

const press = async (canvasElement: HTMLElement, name: string) =>
  userEvent.click(await within(canvasElement).findByRole('button', { name }));

export const EveryState: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'status', 'idle');
    await press(canvasElement, 'Start');
    await says(canvasElement, 'status', 'live');
    await says(canvasElement, 'camera', 'on front');
    await press(canvasElement, 'Toggle microphone');
    await says(canvasElement, 'microphone', 'muted inside');
    await press(canvasElement, 'Flip');
    await says(canvasElement, 'camera', 'on rear');
    await press(canvasElement, 'Flip');
    await says(canvasElement, 'camera', 'on front');
    await press(canvasElement, 'Unplug front camera');
    await says(canvasElement, 'camera', 'on rear');
    await says(canvasElement, 'error', 'device-lost');
    await press(canvasElement, 'Plug in front camera');
    await says(canvasElement, 'camera', 'on front');
    await press(canvasElement, 'Toggle camera');
    await says(canvasElement, 'camera', 'off front');
    await press(canvasElement, 'Stop');
    await says(canvasElement, 'status', 'idle');
  },
};

/** No camera: the microphone comes alone, and `error` says why. */
export const WithoutACamera: Story = {
  args: { devices: [inside] },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Start');
    await says(canvasElement, 'status', 'live');
    await says(canvasElement, 'error', 'device-not-found');
  },
};

/** The person closes the question. */
export const Dismissed: Story = {
  args: { permission: 'prompt', answer: 'dismiss' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Start');
    await says(canvasElement, 'error', 'permission-dismissed');
    await says(canvasElement, 'recovery', 'ask-again');
  },
};

/** The site is blocked. */
export const Denied: Story = {
  args: { permission: 'denied' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Start');
    await says(canvasElement, 'status', 'failed');
    await says(canvasElement, 'recovery', 'open-site-settings');
  },
};

const phone: VirtualDevice = {
  ...rear,
  capabilities: {
    zoom: { min: 1, max: 5, step: 0.1 },
    torch: true,
    exposureMode: ['continuous', 'manual'],
    exposureCompensation: { min: -2, max: 2, step: 0.5 },
  },
};

function Adjusted() {
  const { stream, start, camera } = useUserMedia({ audio: false });
  const { zoom } = camera.capabilities;
  return (
    <div style={{ display: 'grid', gap: '1rem', maxInlineSize: '40rem' }}>
      <VideoTile stream={stream} name="Preview" microphone="off" self muted style={{ blockSize: '14rem' }} />
      {zoom && (
        <label>
          Zoom{' '}
          <input
            type="range"
            {...zoom}
            value={camera.settings.zoom ?? zoom.min}
            onChange={(event) => void camera.apply({ zoom: event.target.valueAsNumber })}
          />
        </label>
      )}
      <Actions
        actions={{
          Start: start,
          'Zoom in': () => camera.apply({ zoom: 2 }),
          'Turn the light on': () => camera.apply({ torch: true }),
          Pan: () => camera.apply({ pan: 100 }),
          'Select front camera': () => camera.select('front'),
          'Select rear camera': () => camera.select('rear'),
        }}
      />
      <StateTable
        title="Camera"
        state={{
          camera: `${camera.status} ${camera.deviceId ?? ''}`.trim(),
          'can be set': Object.keys(camera.capabilities).join(', ') || 'nothing',
          zoom: camera.settings.zoom,
          light: camera.settings.torch,
          error: camera.error?.code,
        }}
      />
    </div>
  );
}

/**
 * What can be set of a camera: `camera.capabilities` says what there is, `camera.apply()` sets it. A camera has it again when it is
 * selected again; what it has not is an error.
 */
export const CameraControls: Story = {
  args: { devices: [phone, front] },
  render: ({ devices }) => <VirtualHardware devices={devices}>{() => <Adjusted />}</VirtualHardware>,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Start');
    await says(canvasElement, 'can be set', 'zoom, exposureCompensation, torch, exposureMode');
    await press(canvasElement, 'Zoom in');
    await says(canvasElement, 'zoom', '2');
    await press(canvasElement, 'Turn the light on');
    await says(canvasElement, 'light', 'true');
    await press(canvasElement, 'Pan');
    await says(canvasElement, 'error', 'not-supported');
    await press(canvasElement, 'Select front camera');
    await says(canvasElement, 'can be set', 'nothing');
    await press(canvasElement, 'Select rear camera');
    await says(canvasElement, 'zoom', '2');
  },
};

const tint = createTint('rgb(40 160 90 / 0.6)');
const beep = createBeep();
const broken = {
  kind: 'video',
  name: 'broken',
  process: () => Promise.reject(new Error('The model is not there.')),
} as const;
const requiredAndBroken = { ...broken, required: true };

function Processed() {
  const [cameraProcessors, setCameraProcessors] = useState<readonly TrackProcessor[]>([tint]);
  const { stream, start, camera, microphone } = useUserMedia({
    processors: { camera: cameraProcessors, microphone: [beep] },
  });
  return (
    <div style={{ display: 'grid', gap: '1rem', maxInlineSize: '40rem' }}>
      <VideoTile stream={stream} name="Preview" microphone="on" self muted style={{ blockSize: '14rem' }} />
      <Actions
        actions={{
          Start: start,
          'Take the tint out': () => setCameraProcessors([]),
          'Put it in': () => setCameraProcessors([tint]),
          'Add a broken one': () => setCameraProcessors([tint, broken]),
          'Require the broken one': () => setCameraProcessors([tint, requiredAndBroken]),
          'Toggle camera': () => camera.toggle(),
          'Select rear camera': () => camera.select('rear'),
        }}
      />
      <StateTable
        title="Processors"
        state={{
          camera: `${camera.status} ${camera.deviceId ?? ''}`.trim(),
          'of the camera': namesOf(camera),
          'of the microphone': namesOf(microphone),
          error: camera.error?.code,
        }}
      />
    </div>
  );
}

const namesOf = (control: TrackControl) =>
  control
    .getProcessorStats()
    .map(({ name }) => name)
    .join(', ') || 'none';

/**
 * Track processors: a tint on the camera and a tone on the microphone. They stay when the device changes; one that fails is
 * taken out with an error, and a required one turns the camera off.
 */
export const Processors: Story = {
  render: ({ devices }) => <VirtualHardware devices={devices}>{() => <Processed />}</VirtualHardware>,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Start');
    await says(canvasElement, 'camera', 'on front');
    await says(canvasElement, 'of the camera', 'tint');
    await says(canvasElement, 'of the microphone', 'beep');
    await press(canvasElement, 'Select rear camera');
    await says(canvasElement, 'camera', 'on rear');
    await says(canvasElement, 'of the camera', 'tint');
    await press(canvasElement, 'Take the tint out');
    await says(canvasElement, 'of the camera', 'none');
    await press(canvasElement, 'Add a broken one');
    await says(canvasElement, 'error', 'processor-failed');
    await says(canvasElement, 'of the camera', 'tint');
    await press(canvasElement, 'Require the broken one');
    await says(canvasElement, 'camera', 'failed rear');
    await press(canvasElement, 'Put it in');
    await press(canvasElement, 'Toggle camera');
    await says(canvasElement, 'camera', 'on rear');
  },
};
