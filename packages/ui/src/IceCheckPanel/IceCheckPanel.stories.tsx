import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { IceCheckPanel, type CheckedServer } from './IceCheckPanel';

const found = { ms: 12, address: null, port: null };

const servers: CheckedServer[] = [
  { url: 'stun:stun.example.com:3478', status: 'ok', host: found, srflx: found, protocol: 'udp', ms: 24.3 },
  {
    url: 'turn:turn.example.com:3478?transport=udp',
    status: 'ok',
    srflx: found,
    relay: found,
    loopback: { roundTripMs: 88 },
    protocol: 'udp',
    ms: 161,
  },
  {
    url: 'turns:turn.example.com:5349?transport=tcp',
    status: 'failed',
    protocol: 'tls',
    ms: 95,
    error: { code: 'turn-unauthorized' },
  },
];

const meta = {
  title: 'Components/IceCheckPanel',
  component: IceCheckPanel,
  args: { status: 'done', servers, nat: 'endpoint-independent', onStart: fn(), onStop: fn() },
  decorators: [(Story) => <div style={{ maxInlineSize: '48rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof IceCheckPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  args: { status: 'idle', servers: [], nat: 'unknown' },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Check the network' }));
    await expect(args.onStart).toHaveBeenCalledOnce();
  },
};

export const Running: Story = {
  args: {
    status: 'running',
    nat: undefined,
    servers: servers.map(({ url, ...server }, index) =>
      index === 0 ? { url, ...server } : { url, status: index === 1 ? 'running' : 'waiting' },
    ),
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

export const Done: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: /turns:.* Does not work.*credentials/ })).toBeVisible();
    await expect(canvas.getByText(/is friendly to direct calls/)).toBeVisible();
  },
};

/** A network that lets nothing out but the web. */
export const NothingWorks: Story = {
  args: {
    nat: 'unknown',
    servers: servers.map(({ url, protocol }) => ({
      url,
      protocol,
      status: 'failed',
      ms: 5000,
      error: { code: url.startsWith('stun') ? 'stun-unreachable' : 'turn-unreachable' },
    })),
  },
};

/** The servers could not be had at all. */
export const Failed: Story = {
  args: { status: 'failed', servers: [], nat: 'unknown', error: { code: 'turn-unreachable', recovery: 'check-network' } },
};

export const NoServers: Story = { args: { servers: [], nat: 'unknown' } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
