import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { usePeer, type UsePeerOptions } from '@visavis/hooks';
import { createSignalChannelPair } from '@visavis/hooks/testing';
import { ChatPanel, ConnectionBadge, VideoTile, type ChatText } from '@visavis/ui';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StateTable } from '../../../../.storybook/StateTable';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';

/**
 * One connection between two browsers, here both on one page: `createSignalChannelPair()` introduces them, a
 * canvas is the camera of each. Pictures and text go over a real connection.
 */
const meta = {
  title: 'Hooks/usePeer',
  render: () => <Pair />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Pair() {
  const [[left, right]] = useState(createSignalChannelPair);
  return (
    <div
      style={{ display: 'grid', gap: '1.5rem', gridTemplateColumns: 'repeat(auto-fit, minmax(18rem, 1fr))' }}
    >
      <SyntheticCamera color="#3d6480" label="Ada">
        {(stream) => <End name="Ada" other="Ben" signaling={left} initiator streams={[stream]} />}
      </SyntheticCamera>
      <SyntheticCamera color="#7a5a4d" label="Ben">
        {(stream) => <End name="Ben" other="Ada" signaling={right} initiator={false} streams={[stream]} />}
      </SyntheticCamera>
    </div>
  );
}

interface EndProps extends UsePeerOptions {
  name: string;
  /** Who is at the other end. */
  other: string;
}

/** One of the two browsers. */
function End({ name, other, ...options }: EndProps) {
  const { status, remoteStreams, send, subscribeData, close } = usePeer(options);
  const [messages, setMessages] = useState<readonly ChatText[]>([]);

  useEffect(
    () =>
      subscribeData((data) => {
        if (typeof data === 'string') setMessages((before) => addLine(before, { name: other, text: data }));
      }),
    [subscribeData, other],
  );

  return (
    <section aria-label={`Browser of ${name}`} style={{ display: 'grid', gap: '0.75rem', minInlineSize: 0 }}>
      <VideoTile name={other} stream={remoteStreams[0]} status={status} muted />
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <ConnectionBadge status={status} />
        <button type="button" className="visavis-button" onClick={close}>
          Hang up
        </button>
      </div>
      <ChatPanel
        style={{ blockSize: '18rem' }}
        labels={{ title: `Chat of ${name}` }}
        messages={messages}
        disabled={status !== 'connected'}
        onSend={(text) => {
          send(text);
          setMessages((before) => addLine(before, { name, text, own: true }));
        }}
      />
    </section>
  );
}

function addLine(before: readonly ChatText[], line: Pick<ChatText, 'name' | 'text' | 'own'>) {
  return [...before, { id: `${before.length}`, at: Date.now(), ...line }];
}

function browserOf(canvasElement: HTMLElement, name: string) {
  return within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));
}

/** Waits until each sees the other's picture. */
async function connect(canvasElement: HTMLElement) {
  const ada = browserOf(canvasElement, 'Ada');
  const ben = browserOf(canvasElement, 'Ben');
  for (const tile of [ada.getByRole('group', { name: 'Ben' }), ben.getByRole('group', { name: 'Ada' })]) {
    const video = tile.querySelector('video');
    await waitFor(() => expect(video?.videoWidth).toBeGreaterThan(0));
    await waitFor(() => expect(tile).toHaveAttribute('data-status', 'connected'));
  }
  return { ada, ben };
}

export const Connected: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await userEvent.type(ben.getByRole('textbox', { name: 'Message' }), 'Tea at four?{Enter}');
    await expect(await within(ada.getByRole('log')).findByText('Tea at four?')).toBeVisible();
  },
};

/** One hangs up; the other is told and sees an avatar. */
export const HungUp: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await userEvent.click(ada.getByRole('button', { name: 'Hang up' }));
    const tile = ben.getByRole('group', { name: 'Ada' });
    await waitFor(() => expect(tile).toHaveAttribute('data-status', 'closed'));
    await waitFor(() => expect(tile).toHaveAttribute('data-picture', 'off'));
  },
};

/** Nobody is there: it goes on looking, and says so. */
export const Connecting: Story = {
  render: () => <Lonely />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status connecting' })).toBeVisible());
  },
};

/** Only relays are allowed, and there is none. */
export const Failed: Story = {
  tags: ['needs-connection'],
  render: () => <Lonely iceTransportPolicy="relay" />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status failed' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error turn-unreachable' })).toBeVisible();
  },
};

/** One side that begins, and another that does nothing but greet. */
function Lonely({ iceTransportPolicy }: Pick<UsePeerOptions, 'iceTransportPolicy'>) {
  const [[left, right]] = useState(createSignalChannelPair);
  const { status, error } = usePeer({ signaling: left, initiator: true, iceTransportPolicy });
  return (
    <>
      <StateTable title="Peer" state={{ status, error: error?.code, recovery: error?.recovery }} />
      {iceTransportPolicy && <Greeter signaling={right} />}
    </>
  );
}

function Greeter({ signaling }: Pick<UsePeerOptions, 'signaling'>) {
  usePeer({ signaling, initiator: false });
  return null;
}
