import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useConnectionQuality, usePeerStats } from '@visavis/hooks';
import { useWhip, type UseWhipOptions } from '@visavis/hooks/whip';
import { VideoTile } from '@visavis/ui';
import { expect, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { createMediaServer, type MediaServer } from '../testing/mediaServer';

/**
 * Publishes a stream to a media server by WHIP. The server here is one of the page's own: the offer goes to it by the `fetch`
 * option, the media over a real connection.
 */
const meta = {
  title: 'Hooks/useWhip',
  render: () => <Studio />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const url = 'https://media.example/whip';

/** A server for as long as the story is shown. */
function useMediaServer(): MediaServer {
  const [server] = useState(createMediaServer);
  useEffect(() => () => server.close(), [server]);
  return server;
}

function Studio() {
  const server = useMediaServer();
  return (
    <SyntheticCamera color="#3d6480" label="Ada" toneHz={440}>
      {(stream) => <Publisher stream={stream} fetch={server.fetch} />}
    </SyntheticCamera>
  );
}

function Publisher(options: Pick<UseWhipOptions, 'stream' | 'fetch' | 'token'>) {
  const [video, setVideo] = useState(true);
  const whip = useWhip({ url, video, ...options });
  const stats = usePeerStats(whip);
  const quality = useConnectionQuality(whip);
  return (
    <>
      <VideoTile name="Ada" stream={options.stream} muted style={{ maxInlineSize: '24rem' }} />
      <Actions
        actions={{
          [video ? 'Audio only' : 'Audio and video']: () => setVideo(!video),
          'Restart ICE': whip.restartIce,
          Close: whip.close,
          Reconnect: whip.reconnect,
        }}
      />
      <StateTable
        title="Publication"
        state={{
          status: whip.status,
          error: whip.error?.code,
          recovery: whip.error?.recovery,
          quality,
          'video, kbit/s': stats?.outbound.video[0]?.bitrateKbps?.toFixed(),
        }}
      />
    </>
  );
}

export const Connected: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status connected' })).toBeVisible());
    // Audio alone, without a request.
    await userEvent.click(canvas.getByRole('button', { name: 'Audio only' }));
    await expect(await canvas.findByRole('button', { name: 'Audio and video' })).toBeVisible();
    await expect(canvas.getByRole('row', { name: 'status connected' })).toBeVisible();
  },
};

export const Closed: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status connected' })).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status closed' })).toBeVisible());
  },
};

const refuse: typeof fetch = async () => await Promise.resolve(new Response(null, { status: 401 }));

/** The token is not the right one. Another one, or `reconnect()`, asks again. */
export const Refused: Story = {
  tags: ['needs-connection'],
  render: () => (
    <SyntheticCamera color="#7a5a4d">{(stream) => <Publisher stream={stream} fetch={refuse} token="wrong" />}</SyntheticCamera>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status failed' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error signaling-rejected' })).toBeVisible();
  },
};
