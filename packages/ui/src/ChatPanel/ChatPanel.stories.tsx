import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { photo } from '../../../../.storybook/photo';
import { ChatPanel, type ChatMessage, type ChatPanelProps } from './ChatPanel';

const at = Date.UTC(2026, 0, 5, 9, 41);
const messages: ChatMessage[] = [
  { id: '1', name: 'Ada Lovelace', text: 'Can everybody see the plan?', at },
  { id: '2', name: 'You', self: true, text: 'Yes! The second page is upside down, though.', at: at + 40_000 },
  { id: '3', name: '홍길동', text: '저도 잘 보여요 🙂', at: at + 95_000 },
  { id: '4', name: 'Ada Lovelace', text: 'One moment.\nNow?', at: at + 130_000 },
];

const meta = {
  title: 'Components/ChatPanel',
  component: ChatPanel,
  args: { messages, onSend: fn() },
  argTypes: { children: { control: false } },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '30rem', maxInlineSize: '24rem', marginInline: 'auto' }}>{Story()}</div>
    ),
  ],
  render: (args) => <Talking {...args} />,
} satisfies Meta<typeof ChatPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Adds to the log what is sent. */
function Talking({ messages, onSend, ...rest }: ChatPanelProps) {
  const [sent, setSent] = useState<readonly ChatMessage[]>([]);
  return (
    <ChatPanel
      {...rest}
      messages={[...messages, ...sent]}
      onSend={(text) => {
        onSend?.(text);
        setSent([...sent, { id: `sent-${sent.length}`, name: 'You', self: true, text, at: Date.now() }]);
      }}
    />
  );
}

export const Conversation: Story = {
  play: async ({ canvas, args }) => {
    const box = canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(box, 'Perfect{Enter}');
    await expect(args.onSend).toHaveBeenCalledWith('Perfect');
    await expect(within(canvas.getByRole('log', { name: 'Messages' })).getByText('Perfect')).toBeVisible();
    await expect(box).toHaveValue('');
    await userEvent.type(box, 'Two{Shift>}{Enter}{/Shift}lines');
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }));
    await expect(args.onSend).toHaveBeenLastCalledWith('Two\nlines');
  },
};

const file = {
  direction: 'incoming',
  type: 'application/pdf',
  sizeBytes: 2_400_000,
  transferredBytes: 0,
  status: 'offered',
} as const;

/** A photo shows itself; a file is asked for, watched, and saved. */
export const FilesAndPhotos: Story = {
  args: {
    onAttach: fn(),
    onSendPhoto: fn(),
    onAccept: fn(),
    onDecline: fn(),
    messages: [
      ...messages.slice(0, 2),
      {
        id: '5',
        name: '홍길동',
        text: '',
        at,
        file: { ...file, id: 'f5', name: 'Hills.png', type: 'image/png', status: 'done', sizeBytes: 184_000, url: photo },
      },
      { id: '6', name: 'Ada Lovelace', text: '', at, file: { ...file, id: 'f6', name: 'Plan.pdf' } },
      {
        id: '7',
        name: 'You',
        self: true,
        text: '',
        at,
        file: { ...file, id: 'f7', name: 'Answer.pdf', direction: 'outgoing', status: 'active', transferredBytes: 9e5 },
      },
    ],
  },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: 'Attach file' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Send photo' }));
    await expect(args.onSendPhoto).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Accept Plan.pdf' }));
    await expect(args.onAccept).toHaveBeenCalledWith('f6');
    const log = within(canvas.getByRole('log', { name: 'Messages' }));
    await expect(log.getByRole('img', { name: 'Hills.png' })).toBeVisible();
    await expect(log.getByRole('progressbar', { name: 'Progress of Answer.pdf' })).toBeVisible();
  },
};

export const Empty: Story = { args: { messages: [] } };

export const NotSent: Story = {
  args: {
    messages: [
      ...messages,
      { id: '5', name: 'You', self: true, text: 'Still there?', at, status: 'failed' },
      { id: '6', name: 'You', self: true, text: 'I try again.', at, status: 'sending' },
    ],
  },
};

/** What is typed stays until it can be sent. */
export const Disabled: Story = { args: { disabled: true } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
