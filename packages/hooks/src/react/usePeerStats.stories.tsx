import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePeerStats, type Peer, type StreamStats, type VideoStats } from '@visavis/hooks';
import { expect, waitFor } from 'storybook/test';
import { ConnectedPair } from '../../../../.storybook/ConnectedPair';

interface StatsStoryArgs {
  /** From one look to the next, in milliseconds. */
  intervalMs: number;
}

/** Figures of a real connection between two cameras on this page, alike in every browser. */
const meta = {
  title: 'Hooks/usePeerStats',
  args: { intervalMs: 1000 },
  argTypes: { intervalMs: { control: { type: 'range', min: 100, max: 5000, step: 100 } } },
  render: ({ intervalMs }) => (
    <ConnectedPair>{({ peer }) => <Figures peer={peer} intervalMs={intervalMs} />}</ConnectedPair>
  ),
} satisfies Meta<StatsStoryArgs>;

export default meta;
type Story = StoryObj<StatsStoryArgs>;

const round = (value: number | null | undefined, unit: string) =>
  typeof value === 'number' ? `${Math.round(value * 10) / 10} ${unit}` : 'not known';

function Figures({ peer, intervalMs }: StatsStoryArgs & { peer: Peer | null }) {
  const stats = usePeerStats(peer, { intervalMs });
  if (!stats) return <p>No connection yet.</p>;
  const { inbound, outbound, sent, received, availableOutgoingKbps } = stats;
  return (
    <>
      <table style={{ borderSpacing: '1rem 0.25rem', textAlign: 'start' }}>
        <caption>Streams at one end</caption>
        <thead>
          <tr>
            {['Stream', 'Codec', 'Bitrate', 'Loss', 'Jitter', 'Round trip', 'Picture'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inbound.audio.map((stream) => (
            <StreamRow key={`in ${stream.mid}`} title="Sound in" stream={stream} />
          ))}
          {outbound.audio.map((stream) => (
            <StreamRow key={`out ${stream.mid}`} title="Sound out" stream={stream} />
          ))}
          {inbound.video.map((stream) => (
            <StreamRow key={`in ${stream.mid}`} title="Pictures in" stream={stream} picture={stream} />
          ))}
          {outbound.video.map((stream) => (
            <StreamRow key={`out ${stream.mid}`} title="Pictures out" stream={stream} picture={stream} />
          ))}
        </tbody>
      </table>
      <p>
        Sent {round(sent.bitrateKbps, 'kbit/s')}, received {round(received.bitrateKbps, 'kbit/s')}; the path
        could carry {round(availableOutgoingKbps, 'kbit/s')}.
      </p>
    </>
  );
}

function StreamRow({ title, stream, picture }: { title: string; stream: StreamStats; picture?: VideoStats }) {
  const { codec, bitrateKbps, packetLoss, jitterMs, roundTripMs } = stream;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{codec ?? 'not known'}</td>
      <td>{round(bitrateKbps, 'kbit/s')}</td>
      <td>{round(packetLoss === null ? null : packetLoss * 100, '%')}</td>
      <td>{round(jitterMs, 'ms')}</td>
      <td>{round(roundTripMs, 'ms')}</td>
      <td>{picture && `${picture.width} × ${picture.height}, ${round(picture.framesPerSecond, '/s')}`}</td>
    </tr>
  );
}

export const BothDirections: Story = {
  tags: ['needs-connection'],
  args: { intervalMs: 500 },
  play: async ({ canvas }) => {
    for (const title of ['Sound in', 'Sound out', 'Pictures in', 'Pictures out']) {
      const row = await canvas.findByRole('row', { name: new RegExp(`^${title}`) });
      await waitFor(() => expect(row).toHaveTextContent(/[1-9][\d.]* kbit\/s/));
    }
  },
};

export const NotConnected: Story = {
  render: ({ intervalMs }) => <Figures peer={null} intervalMs={intervalMs} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No connection yet.')).toBeVisible();
  },
};
