import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { IceCheckPanel, type CheckedServer } from './IceCheckPanel';

const servers: CheckedServer[] = [
  { url: 'stun:stun.example.com:3478', status: 'ok', kinds: ['host', 'srflx'], protocol: 'udp', ms: 24.3 },
  { url: 'turn:turn.example.com:3478?transport=udp', status: 'ok', kinds: ['relay'], protocol: 'udp', ms: 61 },
  {
    url: 'turns:turn.example.com:5349?transport=tcp',
    status: 'failed',
    protocol: 'tls',
    error: { code: 'turn-unauthorized' },
  },
];

const meta = {
  title: 'Components/IceCheckPanel',
  component: IceCheckPanel,
  args: { status: 'done', servers, nat: 'independent', onStart: fn(), onStop: fn() },
  decorators: [(Story) => <div style={{ maxInlineSize: '48rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof IceCheckPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  args: { status: 'idle', nat: undefined },
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
      index === 0 ? { url, ...server } : { url, status: index === 1 ? 'checking' : 'pending' },
    ),
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

export const Done: Story = {
  args: { relayLoopback: { status: 'ok', ms: 88 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: /turns:.* Does not work.*credentials/ })).toBeVisible();
    await expect(canvas.getByText('Friendly to direct calls.')).toBeVisible();
  },
};

/** A network that lets nothing out but the web. */
export const Blocked: Story = {
  args: {
    nat: 'blocked',
    servers: servers.map(({ url }) => ({ url, status: 'failed', error: { code: 'stun-unreachable' } })),
    relayLoopback: { status: 'failed', error: { code: 'turn-unreachable' } },
  },
};

export const NoServers: Story = { args: { status: 'idle', servers: [], nat: undefined } };
export const Korean: Story = { args: { relayLoopback: { status: 'ok', ms: 88 } }, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
