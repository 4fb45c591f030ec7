import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRoute } from '@visavis/hooks';
import { useWhep, useWhip } from '@visavis/hooks/whip';
import { VideoTile } from '@visavis/ui';
import { expect, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { createMediaServer } from '../testing/mediaServer';

/**
 * Plays a stream of a media server by WHEP. The server here is one of the page's own: the requests go to it by the `fetch` option,
 * the media over real connections, from a publisher by `useWhip`.
 */
const meta = {
  title: 'Hooks/useWhep',
  tags: ['needs-connection'],
  render: () => <Broadcast />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Broadcast({ isLive: isLiveFirst = true }: { isLive?: boolean }) {
  const [server] = useState(createMediaServer);
  const [isLive, setLive] = useState(isLiveFirst);
  useEffect(() => () => server.close(), [server]);
  return (
    <>
      <Player fetch={server.fetch} />
      <Actions actions={{ [isLive ? 'End the broadcast' : 'Begin the broadcast']: () => setLive(!isLive) }} />
      {isLive && (
        <SyntheticCamera color="#3d6480" label="Live" toneHz={440}>
          {(stream) => <Publisher stream={stream} fetch={server.fetch} />}
        </SyntheticCamera>
      )}
    </>
  );
}

function Publisher(options: { stream: MediaStream | null; fetch: typeof fetch }) {
  useWhip({ url: 'https://media.example/whip', ...options });
  return null;
}

function Player(options: { fetch: typeof fetch }) {
  const whep = useWhep({ url: 'https://media.example/whep', ...options });
  const { kind } = useRoute(whep);
  return (
    <>
      <VideoTile name="Ada" stream={whep.stream} status={whep.status} muted style={{ maxInlineSize: '24rem' }} />
      <Actions actions={{ 'Restart ICE': whep.restartIce, Close: whep.close, Reconnect: whep.reconnect }} />
      <StateTable title="Playback" state={{ status: whep.status, error: whep.error?.code, route: kind }} />
    </>
  );
}

export const Playing: Story = {
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status connected' })).toBeVisible());
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBeGreaterThan(0));
  },
};

/** Nobody publishes yet: the player waits, and comes in by itself. */
export const NotLiveYet: Story = {
  render: () => <Broadcast isLive={false} />,
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'error stream-unavailable' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'status connecting' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Begin the broadcast' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status connected' })).toBeVisible());
  },
};
