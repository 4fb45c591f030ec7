import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { SyntheticCamera, type SyntheticCameraOptions } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from './VideoTile';

/** What the synthetic camera gives in each story; null: there is no stream. */
type Camera = SyntheticCameraOptions | null;

const blue: Camera = { color: '#3d6480', label: 'Ada' };

const meta = {
  title: 'Components/VideoTile',
  component: VideoTile,
  args: { name: 'Ada Lovelace', status: 'connected', microphone: 'on' },
  argTypes: {
    stream: { control: false },
    children: { control: false },
    labels: { control: 'object' },
    aspectRatio: { control: { type: 'number', step: 0.1 } },
  },
  parameters: { camera: blue },
  decorators: [(Story) => <div style={{ maxInlineSize: '40rem', marginInline: 'auto' }}>{Story()}</div>],
  render: (args, { parameters }) => {
    const camera = parameters.camera as Camera;
    if (!camera) return <VideoTile {...args} />;
    return (
      <SyntheticCamera {...camera}>{(stream) => <VideoTile {...args} stream={stream} />}</SyntheticCamera>
    );
  },
} satisfies Meta<typeof VideoTile>;

export default meta;
type Story = StoryObj<typeof meta>;

function videoIn(canvasElement: HTMLElement): HTMLVideoElement {
  const video = canvasElement.querySelector('video');
  if (!video) throw new Error('The tile has no <video>.');
  return video;
}

/** Waits for a decoded picture. */
async function seePicture(canvasElement: HTMLElement): Promise<void> {
  await waitFor(() => expect(videoIn(canvasElement).videoWidth).toBeGreaterThan(0));
}

export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    const tile = canvas.getByRole('group', { name: 'Ada Lovelace' });
    await waitFor(() => expect(tile).toHaveAttribute('data-picture', 'on'));
    await expect(tile).toHaveAttribute('data-status', 'connected');
    await expect(tile).not.toHaveAttribute('data-mirrored');
  },
};

export const Speaking: Story = {
  args: { speaking: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Speaking')).toBeInTheDocument();
  },
};

export const Muted: Story = {
  args: { microphone: 'muted' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Microphone off')).toBeInTheDocument();
  },
};

/** The local front camera is mirrored, as in a mirror; its sound is not played. */
export const Yourself: Story = {
  args: { self: true, status: undefined },
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    await expect(canvas.getByRole('group', { name: 'Ada Lovelace' })).toHaveAttribute('data-mirrored');
    await expect(videoIn(canvasElement).muted).toBe(true);
  },
};

/** A camera that looks away from you shows the world the right way round. */
export const YourRearCamera: Story = {
  args: { self: true, status: undefined },
  parameters: { camera: { ...blue, color: '#5f6f45', facingMode: 'environment' } },
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    await expect(canvas.getByRole('group')).not.toHaveAttribute('data-mirrored');
  },
};

/** All of a screen is shown, and never mirrored. */
export const Screen: Story = {
  args: { source: 'screen', microphone: undefined },
  parameters: { camera: { color: '#565a75', label: 'Slides', width: 640, height: 400 } },
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    await expect(canvas.getByRole('group', { name: 'Ada Lovelace’s screen' })).toHaveAttribute(
      'data-fit',
      'contain',
    );
  },
};

/** Of a phone held upright all is shown in a wide tile, so that nobody loses their head. */
export const Portrait: Story = {
  parameters: { camera: { color: '#7a5a4d', label: 'Grace', width: 360, height: 640 } },
  args: { name: 'Grace Hopper' },
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    await waitFor(() => expect(canvas.getByRole('group')).toHaveAttribute('data-fit', 'contain'));
  },
};

export const PortraitInAnUprightTile: Story = {
  ...Portrait,
  args: { name: 'Grace Hopper', aspectRatio: 3 / 4 },
  play: async ({ canvas, canvasElement }) => {
    await seePicture(canvasElement);
    await waitFor(() => expect(canvas.getByRole('group')).toHaveAttribute('data-fit', 'cover'));
  },
};

export const PortraitFilling: Story = {
  parameters: { camera: { color: '#7a5a4d', label: 'Grace', width: 360, height: 640 } },
  args: { name: 'Grace Hopper', fit: 'cover' },
};

/** Two initials on a colour that belongs to the name. */
export const NoPicture: Story = {
  parameters: { camera: null },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('AL')).toBeInTheDocument();
    await expect(canvas.getByRole('group')).toHaveAttribute('data-picture', 'off');
    await expect(videoIn(canvasElement).srcObject).toBeNull();
  },
};

/** No camera, but the sound plays on behind the avatar. */
export const SoundOnly: Story = {
  parameters: { camera: { video: false, toneHz: 220 } },
  args: { muted: true, speaking: true },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(videoIn(canvasElement).paused).toBe(false));
    await expect(canvas.getByRole('group')).toHaveAttribute('data-picture', 'off');
  },
};

export const KoreanName: Story = {
  parameters: { camera: null },
  args: { name: '홍길동' },
  globals: { locale: 'ko' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('길동')).toBeInTheDocument();
  },
};

export const EmojiName: Story = {
  parameters: { camera: null },
  args: { name: '👩‍🚀' },
};

export const NoName: Story = {
  parameters: { camera: null },
  args: { name: '', self: true, status: undefined },
};

export const LongName: Story = {
  args: {
    name: 'Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Cipriano Ruiz y Picasso',
    microphone: 'off',
  },
};

export const Connecting: Story = {
  parameters: { camera: null },
  args: { status: 'connecting', microphone: undefined },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Connecting…')).toBeInTheDocument();
  },
};

/** The last picture stays, faded, while the connection comes back. */
export const Reconnecting: Story = { args: { status: 'reconnecting' } };

export const Failed: Story = {
  parameters: { camera: null },
  args: { status: 'failed', microphone: undefined },
};

/** Where a browser wants a click before sound, the picture plays on and the tile asks for one. */
export const SoundBlocked: Story = {
  parameters: { camera: { ...blue, toneHz: 220 } },
  beforeEach: refuseSound,
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: 'Turn on sound' });
    await expect(videoIn(canvasElement).muted).toBe(true);
    await expect(within(canvasElement).getByRole('group')).toHaveAttribute('data-sound', 'blocked');
    await expect(button).toBeVisible();
  },
};

/** A click on it is what the browser waited for. */
export const SoundAllowed: Story = {
  ...SoundBlocked,
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: 'Turn on sound' });
    HTMLMediaElement.prototype.play = playAsEver;
    await userEvent.click(button);
    await waitFor(() => expect(videoIn(canvasElement).muted).toBe(false));
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull());
  },
};

export const Square: Story = { args: { aspectRatio: 1 } };

export const WithOverlay: Story = {
  args: {
    children: (
      <button type="button" className="visavis-button">
        Pin
      </button>
    ),
  },
};

export const Dark: Story = { globals: { theme: 'dark' }, args: { speaking: true } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl', theme: 'light' },
  args: { name: 'عمر الخيام', microphone: 'muted', status: 'reconnecting' },
};

const playAsEver = HTMLMediaElement.prototype.play;

/** What a browser does before the first click on a page. */
function refuseSound(): () => void {
  HTMLMediaElement.prototype.play = playMutedOnly;
  return () => {
    HTMLMediaElement.prototype.play = playAsEver;
  };
}

function playMutedOnly(this: HTMLMediaElement): Promise<void> {
  if (this.muted) return playAsEver.call(this);
  this.pause();
  return Promise.reject(new DOMException('A gesture is needed first.', 'NotAllowedError'));
}
