import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePlaybackVolume, usePlaybackVolumes } from '@visavis/hooks';
import { expect, fireEvent } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';

/**
 * How loud one participant is heard here: from 0 to 2, remembered by their name. `usePlaybackVolumes` has those of all for
 * what plays them.
 *
 * ```tsx
 * const { volume, setVolume } = usePlaybackVolume(participant);
 *
 * <input type="range" min={0} max={2} step={0.05} value={volume} aria-label={`Volume of ${participant.name}`}
 *   onChange={({ target }) => setVolume(target.valueAsNumber)} />
 *
 * <CallAudio participants={room.participants} volumes={usePlaybackVolumes(room.participants)} />
 * ```
 */
const meta = { title: 'Hooks/usePlaybackVolume', render: () => <Volume /> } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const ada = { id: 'id-of-this-visit', name: 'Ada of the story' };
const participants = [ada];

function Volume() {
  const { volume, setVolume } = usePlaybackVolume(ada);
  const volumes = usePlaybackVolumes(participants);
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <input
        type="range"
        min={0}
        max={2}
        step={0.05}
        value={volume}
        aria-label={`Volume of ${ada.name}`}
        onChange={({ target }) => setVolume(target.valueAsNumber)}
      />
      <StateTable title="What CallAudio is given" state={volumes} />
    </div>
  );
}

export const Remembered: Story = {
  play: async ({ canvas }) => {
    const slider = await canvas.findByRole('slider', { name: `Volume of ${ada.name}` });
    await fireEvent.change(slider, { target: { value: '0.5' } });
    await expect(await canvas.findByRole('row', { name: `${ada.id} 0.5` })).toBeVisible();
    await fireEvent.change(slider, { target: { value: '1' } });
    await expect(canvas.queryByRole('row', { name: `${ada.id} 0.5` })).toBeNull();
  },
};
