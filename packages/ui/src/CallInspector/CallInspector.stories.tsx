import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { CallInspector } from './CallInspector';
import type { InspectedConnection, InspectedEvent, InspectedSample } from './InspectedConnection';

const began = Date.UTC(2026, 0, 5, 9, 41, 7);

/** A minute of a call that has a bad quarter of it. */
function sampleAt(second: number): InspectedSample {
  const bad = second % 60 > 30 && second % 60 < 45;
  const wave = Math.sin(second / 4);
  const video = {
    mid: '1',
    codec: 'VP8',
    bitrateKbps: bad ? 240 : 1150 + 120 * wave,
    packetLoss: bad ? 0.07 : 0.002,
    jitterMs: bad ? 42 : 6 + 2 * wave,
    width: bad ? 640 : 1280,
    height: bad ? 360 : 720,
    framesPerSecond: bad ? 14 : 30 + wave,
  };
  const audio = { mid: '0', codec: 'opus', bitrateKbps: 34, packetLoss: bad ? 0.04 : 0, jitterMs: 5 };
  return {
    at: began + second * 1000,
    route: { roundTripMs: bad ? 210 : 44 + 6 * wave },
    received: { bitrateKbps: video.bitrateKbps + 40 },
    sent: { bitrateKbps: bad ? 300 : 1400 - 90 * wave },
    inbound: { audio: [audio], video: [video] },
    outbound: { audio: [audio], video: [{ ...video, qualityLimitation: bad ? 'bandwidth' : 'none' }] },
  };
}

const sdp = `v=0
o=- 4611731400430051336 2 IN IP4 127.0.0.1
s=-
t=0 0
m=audio 9 UDP/TLS/RTP/SAVPF 111
c=IN IP4 0.0.0.0
a=ice-ufrag:EsAw
a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y
a=rtpmap:111 opus/48000/2`;

const events: InspectedEvent[] = [
  { id: 1, at: began - 900, kind: 'offer', direction: 'sent', summary: 'audio, video, data', detail: sdp },
  { id: 2, at: began - 700, kind: 'answer', direction: 'received', summary: 'audio, video, data', detail: sdp.replace('EsAw', 'kT0x') },
  {
    id: 3,
    at: began - 640,
    kind: 'candidate',
    direction: 'received',
    summary: 'srflx udp 203.0.113.9:61234',
    detail: 'candidate:842163049 1 udp 1677729535 203.0.113.9 61234 typ srflx raddr 10.0.0.4 rport 61234',
  },
  { id: 4, at: began, kind: 'state', summary: 'connected' },
  { id: 5, at: began + 31_000, kind: 'error', summary: 'disconnected' },
  { id: 6, at: began + 33_000, kind: 'restart', direction: 'sent', summary: 'ice-ufrag 9xQ1', detail: sdp.replace('EsAw', '9xQ1') },
  { id: 7, at: began + 34_000, kind: 'state', summary: 'connected' },
];

const samples = Array.from({ length: 60 }, (_, second) => sampleAt(second));

const direct: InspectedConnection = {
  id: 'a',
  name: 'Ada Lovelace',
  status: 'connected',
  roundTripMs: 44,
  path: {
    kind: 'direct',
    local: 'srflx',
    remote: 'srflx',
    protocol: 'udp',
    localAddress: '198.51.100.4:50123',
    remoteAddress: '203.0.113.9:61234',
  },
  ice: {
    policy: 'all',
    local: { host: 2, srflx: 1, prflx: 0, relay: 1 },
    remote: { host: 2, srflx: 1, prflx: 0, relay: 0 },
    pairs: [
      { local: 'host', remote: 'host', state: 'failed', count: 4 },
      { local: 'srflx', remote: 'srflx', state: 'succeeded', count: 1 },
      { local: 'relay', remote: 'srflx', state: 'succeeded', count: 1 },
    ],
    servers: [
      { url: 'stun:stun.example.com:3478', status: 'answered' },
      { url: 'turn:turn.example.com:3478?transport=udp', status: 'answered' },
      { url: 'turns:turn.example.com:443?transport=tcp', status: 'unauthorized', code: 401 },
    ],
  },
  quality: { quality: 'good', measure: 'roundTripMs', value: 44, fair: 300, poor: 800, since: began + 47_000 },
  samples,
  events,
};

const relayed: InspectedConnection = {
  ...direct,
  id: 'b',
  name: '홍길동',
  path: { kind: 'relay', local: 'relay', remote: 'srflx', protocol: 'udp', relayProtocol: 'tls' },
};

const meta = {
  title: 'Components/CallInspector',
  component: CallInspector,
  args: {
    connections: [
      { id: 'a', name: 'Ada Lovelace', status: 'connected', route: 'direct', roundTripMs: 23.4 },
      { id: 'b', name: '홍길동', status: 'reconnecting', route: 'relay', roundTripMs: 187 },
      { id: 'c', name: 'Grace Hopper', status: 'connecting' },
    ],
  },
  decorators: [(Story) => <div style={{ maxInlineSize: '48rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof CallInspector>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ThreePeople: Story = {};
export const Alone: Story = { args: { connections: [] } };

/** One person is opened from the start: the path, the streams, the curves, and what was said before. */
export const Direct: Story = {
  args: { connections: [direct] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/198\.51\.100\.4:50123 → srflx 203/)).toBeVisible();
    await userEvent.click(canvas.getByText('Offer'));
    await expect(await canvas.findByText(/ice-ufrag:EsAw/)).toBeVisible();
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Hide addresses on this screen' }));
    await expect(canvas.queryByText(/203\.0\.113/)).toBeNull();
    await userEvent.click(canvas.getByText('Numbers as a table'));
    await expect(canvas.getAllByRole('table')).toHaveLength(2);
  },
};

export const Relayed: Story = {
  args: { connections: [relayed] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Through a relay, over TLS')).toBeVisible();
  },
};

/** Of several, each is opened when it is wanted. */
export const Several: Story = {
  args: { connections: [direct, relayed] },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('figure')).toBeNull();
    const [, opener] = canvas.getAllByText('홍길동');
    await userEvent.click(opener!);
    await expect(await canvas.findByText('Through a relay, over TLS')).toBeVisible();
  },
};

/** A new sample every second. */
export const Live: Story = {
  args: { connections: [direct] },
  render: (args) => <Living {...args} />,
  play: async ({ canvasElement }) => {
    await expect((await within(canvasElement).findAllByRole('figure')).length).toBe(7);
  },
};

function Living({ connections }: { connections: readonly InspectedConnection[] }) {
  const [second, setSecond] = useState(60);
  useEffect(() => {
    const timer = setInterval(() => setSecond((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const live = Array.from({ length: 60 }, (_, index) => sampleAt(second - 60 + index));
  return <CallInspector connections={connections.map((each) => ({ ...each, samples: live }))} />;
}

export const Korean: Story = { args: { connections: [relayed] }, globals: { locale: 'ko' } };
export const Dark: Story = { args: { connections: [direct] }, globals: { theme: 'dark' } };
