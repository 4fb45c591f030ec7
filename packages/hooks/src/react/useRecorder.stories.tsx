import { useCallback, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRecorder, type NamedRecorderSource } from '@visavis/hooks';
import { VideoTile } from '@visavis/ui';
import { expect, userEvent, waitFor } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';

interface RecorderStoryArgs {
  /** Of the recording's picture, in pixels. */
  width: number;
  /** Of the recording's picture, in pixels. */
  height: number;
  /** Pictures a second. */
  frameRate: number;
  /** Whether names are written over the pictures. */
  names: boolean;
}

/**
 * Two people in one recording: their pictures side by side, their voices in one mix. Somebody may leave and come
 * back while it records; the layout follows. A tab that is hidden goes on recording.
 *
 * ```tsx
 * const recorder = useRecorder([self, ...participants].map(({ camera, name }) => ({ stream: camera, name })));
 *
 * <button onClick={() => void recorder.start()}>Record</button>
 * <button onClick={() => void recorder.stop()}>Stop</button>
 * {recorder.file && <button onClick={() => recorder.download()}>Download</button>}
 * ```
 */
const meta = {
  title: 'Hooks/useRecorder',
  args: { width: 1280, height: 720, frameRate: 25, names: true },
  argTypes: {
    width: { control: { type: 'range', min: 320, max: 1920, step: 160 } },
    height: { control: { type: 'range', min: 240, max: 1080, step: 120 } },
    frameRate: { control: { type: 'range', min: 5, max: 30, step: 5 } },
  },
  render: (args) => (
    <SyntheticCamera color="#3d6480" label="Ada" toneHz={330}>
      {(ada) => (
        <SyntheticCamera color="#7a5a4d" label="Ben" toneHz={440}>
          {(ben) => <Studio {...args} ada={{ stream: ada, name: 'Ada' }} ben={{ stream: ben, name: 'Ben' }} />}
        </SyntheticCamera>
      )}
    </SyntheticCamera>
  ),
} satisfies Meta<RecorderStoryArgs>;

export default meta;
type Story = StoryObj<RecorderStoryArgs>;

interface StudioProps extends RecorderStoryArgs {
  ada: NamedRecorderSource;
  ben: NamedRecorderSource;
}

function Studio({ ada, ben, ...options }: StudioProps) {
  const [benIsHere, setBenIsHere] = useState(true);
  const people = benIsHere ? [ada, ben] : [ada];
  const { status, durationSeconds, sizeBytes, file, error, start, pause, resume, stop, download } =
    useRecorder(people);
  const isRunning = status === 'recording' || status === 'paused';

  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(14rem, 1fr))' }}>
        {people.map(({ stream, name }) => (
          <VideoTile key={name} stream={stream} name={name ?? ''} muted />
        ))}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
        <Button onClick={() => void start(options)} disabled={isRunning}>
          Record
        </Button>
        <Button onClick={status === 'paused' ? resume : pause} disabled={!isRunning}>
          {status === 'paused' ? 'Go on' : 'Pause'}
        </Button>
        <Button onClick={() => void stop()} disabled={!isRunning}>
          Stop
        </Button>
        <Button onClick={() => setBenIsHere(!benIsHere)}>{benIsHere ? 'Ben leaves' : 'Ben comes'}</Button>
        <Button onClick={() => download()} disabled={!file}>
          Download
        </Button>
      </div>
      <output>
        {error ? error.message : `${status}: ${durationSeconds.toFixed(1)} s, ${Math.round(sizeBytes / 1000)} kB`}
      </output>
      {file && <Player file={file} />}
    </div>
  );
}

function Button(props: { onClick: () => void; disabled?: boolean; children: string }) {
  return <button type="button" className="visavis-button" {...props} />;
}

/** The recording itself. Nobody speaks in it, so there is nothing to caption. */
function Player({ file }: { file: File }) {
  const show = useCallback(
    (video: HTMLVideoElement) => {
      const url = URL.createObjectURL(file);
      video.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [file],
  );
  return (
    <video ref={show} aria-label={file.name} controls style={{ inlineSize: '100%', maxInlineSize: '40rem' }}>
      <track kind="captions" />
    </video>
  );
}

/** Records two seconds, and the file can be played from any place. */
export const TwoPeople: Story = {
  tags: ['needs-encoder'],
  play: async ({ canvas, canvasElement }) => {
    const button = (name: string) => canvas.getByRole('button', { name });
    await userEvent.click(button('Record'));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^recording: ([2-9]|\d{2,})[\d.]* s, [1-9]\d* kB/));
    await userEvent.click(button('Ben leaves'));
    await userEvent.click(button('Stop'));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^done: [\d.]+ s, [1-9]\d* kB/));
    await waitFor(() => expect(canvasElement.querySelector('video[controls]')).toHaveProperty('readyState', 4));
    const player = canvasElement.querySelector<HTMLVideoElement>('video[controls]');
    await expect(player?.duration).toBeGreaterThan(0);
    // A recording as the browser leaves it has no end, and can't be played from any place.
    await expect(player?.duration).toBeLessThan(Infinity);
  },
};

/** A pause is left out of the file. */
export const Paused: Story = {
  tags: ['needs-encoder'],
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Record' }));
    // A browser that is stopped before it has the first picture has nothing to keep.
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^recording: [\d.]+ s, [1-9]\d* kB/));
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^paused/));
    await userEvent.click(canvas.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^recording/));
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^done/));
    await expect(canvas.getByRole('button', { name: 'Download' })).toBeEnabled();
  },
};
