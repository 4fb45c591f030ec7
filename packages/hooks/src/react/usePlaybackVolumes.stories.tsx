import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePlaybackVolume, usePlaybackVolumes } from '@visavis/hooks';
import { expect, userEvent } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';

/**
 * The volumes that the user chose with `usePlaybackVolume`, by the participants' ids: what `CallAudio` takes. Who is heard as
 * everyone is isn't in it.
 *
 * ```tsx
 * <CallAudio participants={room.participants} volumes={usePlaybackVolumes(room.participants)} />
 * ```
 */
const meta = { title: 'Hooks/usePlaybackVolumes', render: () => <Volumes /> } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const participants = [
  { id: 'first', name: 'Grace of the story' },
  { id: 'second', name: 'Alan of the story' },
];

function Volumes() {
  const { volume, setVolume } = usePlaybackVolume(participants[0] ?? null);
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <button type="button" className="visavis-button" aria-pressed={volume === 0} onClick={() => setVolume(volume === 0 ? 1 : 0)}>
        Don't hear Grace
      </button>
      <StateTable title="Volumes" state={usePlaybackVolumes(participants)} />
    </div>
  );
}

export const OneIsNotHeard: Story = {
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: "Don't hear Grace" });
    await userEvent.click(button);
    await expect(await canvas.findByRole('row', { name: 'first 0' })).toBeVisible();
    await userEvent.click(button);
    await expect(canvas.queryByRole('row', { name: 'first 0' })).toBeNull();
  },
};
