import { useRef, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePeerStats, useShownHeight, type Participant } from '@visavis/hooks';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * Tells the room how large somebody's stream is shown, so that they send no more lines than are seen. `<Call>` does it by itself.
 *
 * ```tsx
 * const tile = useRef<HTMLElement>(null);
 * useShownHeight(tile, participant.camera);
 *
 * <VideoTile ref={tile} name={participant.name} stream={participant.camera} />
 * ```
 *
 * Enlarge it: the lines that arrive follow within a moment. Back again they wait two seconds, in case it was for a moment only.
 */
const meta = {
  title: 'Hooks/useShownHeight',
  render: () => (
    <SyntheticCamera width={960} height={540} frameRate={15}>
      {(camera) => (
        <TwoInARoom camera={camera}>
          {({ participants: [other] }, name) => (name === 'Ada' && other ? <Shown participant={other} /> : null)}
        </TwoInARoom>
      )}
    </SyntheticCamera>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Shown({ participant }: { participant: Participant }) {
  const video = useRef<HTMLVideoElement>(null);
  const [large, setLarge] = useState(false);
  useShownHeight(video, participant.camera);
  const stats = usePeerStats(participant.peer);
  return (
    <>
      <video
        ref={(element) => {
          video.current = element;
          if (element && element.srcObject !== participant.camera) element.srcObject = participant.camera;
        }}
        aria-label={participant.name}
        autoPlay
        playsInline
        muted
        style={{ inlineSize: large ? '26rem' : '8rem', aspectRatio: '16 / 9' }}
      />
      <button type="button" className="visavis-button" aria-pressed={large} onClick={() => setLarge(!large)}>
        Enlarge
      </button>
      <StateTable title="What arrives" state={{ lines: stats?.inbound.video[0]?.height }} />
    </>
  );
}

export const SmallThenLarge: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const ada = within(within(canvasElement).getByRole('region', { name: 'Browser of Ada' }));
    await waitFor(() => expect(ada.getByRole('row', { name: /^lines (120|180)$/ })).toBeVisible());
    await userEvent.click(ada.getByRole('button', { name: 'Enlarge' }));
    await waitFor(() => expect(ada.getByRole('row', { name: 'lines 270' })).toBeVisible());
  },
};
