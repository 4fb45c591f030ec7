import type { Meta, StoryObj } from '@storybook/react-vite';
import { useIceCheck } from '@visavis/hooks';
import { expect, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';

/**
 * What each ICE server yields, how fast, and what is wrong with it. Here nobody answers: there is no server
 * behind these names. Give it your own in `args`, or look at a call's "Connection details" in the demo.
 */
const meta = {
  title: 'Hooks/useIceCheck',
  component: Check,
  args: { iceServers: [] },
} satisfies Meta<typeof Check>;

export default meta;
type Story = StoryObj<typeof meta>;

function Check({ iceServers }: { iceServers: RTCIceServer[] }) {
  const { status, host, servers, nat, error, start, stop } = useIceCheck(iceServers, { timeoutMs: 2000 });
  return (
    <>
      <Actions actions={{ Start: start, Stop: stop }} />
      <StateTable
        title="This machine"
        state={{ status, error: error?.code, nat, 'UDP addresses': host.udp, hidden: host.hidden, ms: host.ms }}
      />
      {servers.map(({ url, status: verdict, protocol, srflx, relay, loopback, ms, error: problem }) => (
        <StateTable
          key={url}
          title={url}
          state={{
            status: verdict,
            protocol,
            srflx: srflx?.ms,
            relay: relay?.ms,
            'round trip': loopback?.roundTripMs,
            ms,
            error: problem?.code,
            message: problem?.message,
          }}
        />
      ))}
    </>
  );
}

/** No server at all: two browsers on one network find each other with what the machine itself has. */
export const WithoutServers: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status done' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error undefined' })).toBeVisible();
  },
};

/** Each server has an error of its own, in words one can act on. */
export const NobodyAnswers: Story = {
  tags: ['needs-connection'],
  args: {
    iceServers: [
      { urls: 'stun:stun.invalid' },
      { urls: 'turn:turn.invalid?transport=tcp', username: 'somebody', credential: 'something' },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start' }));
    for (const code of ['stun-unreachable', 'turn-unreachable']) {
      await waitFor(() => expect(canvas.getByRole('row', { name: `error ${code}` })).toBeVisible());
    }
    await expect(canvas.getByRole('row', { name: 'status done' })).toBeVisible();
  },
};
