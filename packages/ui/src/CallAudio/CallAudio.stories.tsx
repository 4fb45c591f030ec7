import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoGrid } from '../VideoGrid/VideoGrid';
import { VideoTile } from '../VideoTile/VideoTile';
import { CallAudio, type CallAudioProps } from './CallAudio';

/** A call of two tones. It is silent until a volume is raised, since several stories may be on one page. */
function Tones({ volumes: initial, ...rest }: Omit<CallAudioProps, 'participants'>) {
  const [volumes, setVolumes] = useState(initial ?? {});
  const [isGraceShown, setGraceShown] = useState(true);
  const slider = (id: string, name: string) => (
    <label>
      {`Volume of ${name}: ${Math.round((volumes[id] ?? 1) * 100)} %`}
      <input
        type="range"
        min={0}
        max={2}
        step={0.05}
        value={volumes[id] ?? 1}
        onChange={({ target }) => setVolumes({ ...volumes, [id]: Number(target.value) })}
      />
    </label>
  );
  return (
    <SyntheticCamera color="#3d6480" label="Ada" toneHz={220}>
      {(ada) => (
        <SyntheticCamera color="#7a5a4d" label="Grace" toneHz={330}>
          {(grace) => (
            <div className="story-panel">
              <CallAudio
                {...rest}
                participants={[
                  { id: 'ada', camera: ada },
                  { id: 'grace', camera: grace },
                ]}
                volumes={volumes}
              />
              <VideoGrid menu={false} style={{ blockSize: '14rem' }}>
                <VideoTile name="Ada" stream={ada} />
                {isGraceShown && <VideoTile name="Grace" stream={grace} />}
              </VideoGrid>
              {slider('ada', 'Ada')}
              {slider('grace', 'Grace')}
              <label>
                <input type="checkbox" checked={isGraceShown} onChange={() => setGraceShown(!isGraceShown)} />
                Show Grace
              </label>
            </div>
          )}
        </SyntheticCamera>
      )}
    </SyntheticCamera>
  );
}

const meta = {
  title: 'Components/CallAudio',
  component: CallAudio,
  argTypes: { participants: { control: false }, volumes: { control: false } },
  args: { participants: [], volumes: { ada: 0, grace: 0 } },
  render: ({ volumes, speakerId }) => <Tones volumes={volumes} speakerId={speakerId} />,
} satisfies Meta<typeof CallAudio>;

export default meta;
type Story = StoryObj<typeof meta>;

const audiosIn = (root: HTMLElement) => [...root.querySelectorAll('audio')];
const videosIn = (root: HTMLElement) => [...root.querySelectorAll('video')];

/** Tiles show video only while everyone is heard through `CallAudio`. */
export const EveryoneHeard: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(audiosIn(canvasElement).map(({ paused }) => paused)).toEqual([false, false]));
    await expect(videosIn(canvasElement).map(({ muted }) => muted)).toEqual([true, true]);
  },
};

/** Who has no tile is heard as well. */
export const WithoutATile: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Show Grace' }));
    await waitFor(() => expect(videosIn(canvasElement)).toHaveLength(1));
    await expect(audiosIn(canvasElement).map(({ paused }) => paused)).toEqual([false, false]);
  },
};

/** From 0 to 200 %; above 100 %, and where an element has no volume of its own, audio is amplified. */
export const Volume: Story = {
  play: async ({ canvas, canvasElement }) => {
    await fireEvent.change(canvas.getByRole('slider', { name: /Ada/ }), { target: { value: '0.05' } });
    await waitFor(() => expect(audiosIn(canvasElement).map(({ muted }) => muted)).toEqual([false, true]));
    await expect(audiosIn(canvasElement)[0]?.volume).toBeCloseTo(0.05);
    await fireEvent.change(canvas.getByRole('slider', { name: /Ada/ }), { target: { value: '0' } });
    await waitFor(() => expect(audiosIn(canvasElement).map(({ muted }) => muted)).toEqual([true, true]));
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
