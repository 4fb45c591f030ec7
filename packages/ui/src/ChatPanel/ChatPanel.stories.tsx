import { useState, type ComponentType, type ReactElement } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { photo } from '../../../../.storybook/photo';
import type { ChatFiles, ChatText } from './chatMessage';
import { ChatPanel, type ChatPanelProps } from './ChatPanel';
import { ChatPanelComposer } from './ChatPanelComposer';
import { ChatPanelLog } from './ChatPanelLog';
import { ChatPanelMessage } from './ChatPanelMessage';
import { ChatPanelRoot } from './ChatPanelRoot';
import { ChatPanelTyping } from './ChatPanelTyping';

/** Of both forms of its props, the one with files: Storybook can't tell them apart. */
type Props = ChatFiles & Omit<ChatPanelProps, keyof ChatFiles>;

const at = new Date().setHours(9, 41, 0, 0);
const messages: ChatText[] = [
  { id: '1', name: 'Ada Lovelace', text: 'Can everybody see the plan?', at },
  { id: '2', name: 'You', own: true, text: 'Yes! The second page is upside down, though.', at: at + 40_000 },
  { id: '3', name: '홍길동', text: '저도 잘 보여요 🙂', at: at + 95_000 },
  { id: '4', name: 'Ada Lovelace', text: 'One moment.\nNow?', at: at + 130_000 },
];

/**
 * Text, files and photos. With our hooks it is one line, in which a file that is offered can be accepted:
 *
 * ```tsx
 * const chat = useChat(room);
 *
 * <ChatPanel {...chat.panelProps} />
 * ```
 *
 * Its parts are `ChatPanelRoot`, `ChatPanelLog`, `ChatPanelMessage`, `ChatPanelTyping` and `ChatPanelComposer`, to be put
 * together in another way.
 */
const meta = {
  title: 'Components/ChatPanel',
  component: ChatPanel as ComponentType<Props>,
  subcomponents: { ChatPanelRoot, ChatPanelLog, ChatPanelMessage, ChatPanelTyping, ChatPanelComposer },
  args: { messages, onSend: fn(), onAccept: fn(), onDecline: fn(), onCancel: fn() },
  argTypes: { children: { control: false } },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '34rem', maxInlineSize: '24rem', marginInline: 'auto' }}>{Story()}</div>
    ),
  ],
  render: (args) => <Talking {...args} />,
} satisfies Meta<Props>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Adds to the log what is sent. */
function Talking({ onSend, messages, ...rest }: Props) {
  const [sent, setSent] = useState<readonly ChatText[]>([]);
  return (
    <ChatPanel
      {...rest}
      messages={[...messages, ...sent]}
      onSend={(text) => {
        onSend?.(text);
        setSent([...sent, { id: `sent-${sent.length}`, name: 'You', own: true, text, at: Date.now() }]);
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
    messages: [
      ...messages.slice(0, 2),
      {
        id: '5',
        name: '홍길동',
        text: '',
        at,
        transfer: { ...file, id: 'f5', name: 'Hills.png', type: 'image/png', status: 'done', sizeBytes: 184_000, url: photo },
      },
      { id: '6', name: 'Ada Lovelace', text: '', at, transfer: { ...file, id: 'f6', name: 'Plan.pdf' } },
      {
        id: '7',
        name: 'You',
        own: true,
        text: '',
        at,
        transfer: { ...file, id: 'f7', name: 'Answer.pdf', direction: 'outgoing', status: 'active', transferredBytes: 9e5 },
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

/** What failed can be sent again. */
export const NotSent: Story = {
  args: {
    onRetry: fn(),
    messages: [
      ...messages,
      { id: '5', name: 'You', own: true, text: 'Still there?', at, status: 'failed' },
      { id: '6', name: 'You', own: true, text: 'I try again.', at, status: 'sending' },
    ],
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send again' }));
    await expect(args.onRetry).toHaveBeenCalledWith('5');
  },
};

const day = 24 * 3600 * 1000;
const days: ChatText[] = [
  { id: 'd1', name: 'Ada Lovelace', text: 'Here is the room for tomorrow: https://example.org/r/tea-time', at: at - 40 * day },
  { id: 'd2', name: 'Ada Lovelace', text: 'And the plan.', at: at - 40 * day + 5000 },
  { id: 'd3', name: '홍길동', text: '고마워요. 내일 봬요!', at: at - day },
  { id: 'd4', name: 'Ada Lovelace', text: 'Good morning', at },
  { id: 'd5', name: 'Ada Lovelace', text: 'Can everybody hear me?', at: at + 9000 },
  { id: 'd6', name: 'Ada Lovelace', text: 'I can’t hear you.', at: at + 20_000 },
  { id: 'd7', name: 'You', own: true, text: 'One moment', at: at + 40_000 },
  { id: 'd8', name: 'You', own: true, text: 'Now?', at: at + 42_000 },
  { id: 'd9', name: 'Somebody', fromHistory: true, text: 'I was here before you.', at: at + 50_000 },
];

/** Days, groups of what one participant writes in a row, links, and who is typing. */
export const DaysAndGroups: Story = {
  args: { messages: days, typing: ['Ada Lovelace'] },
  play: async ({ canvas }) => {
    const log = within(canvas.getByRole('log', { name: 'Messages' }));
    await expect(log.getByText('Yesterday')).toBeVisible();
    await expect(log.getByText('Today')).toBeVisible();
    const link = log.getByRole('link', { name: 'https://example.org/r/tea-time' });
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(canvas.getByText('Ada Lovelace is typing…')).toBeVisible();
  },
};

/** A sheet of a phone: it closes with its button, and by pulling its handle down. */
export const OnAPhone: Story = {
  args: { onClose: fn(), onAttach: fn(), onSendPhoto: fn(), messages: days },
  globals: { viewport: { value: 'mobile1' } },
  render: (args): ReactElement => (
    <div style={{ blockSize: '100%', ['--visavis-sheet-handle' as string]: 'grid' }}>
      <ChatPanel {...args} />
    </div>
  ),
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(args.onClose).toHaveBeenCalledOnce();
  },
};

/** Its parts in another order, with messages and words of your own. */
export const PutTogetherAnew: Story = {
  render: () => (
    <ChatPanelRoot labels={{ title: 'Questions', message: 'Your question', send: 'Ask' }}>
      <ChatPanelTyping names={['Ada Lovelace']} />
      <ChatPanelComposer onSend={fn()} defaultDraft="What is WebRTC?" />
      <p style={{ margin: '0 1rem' }}>The speaker reads them at the end.</p>
      <ChatPanelLog
        messages={messages}
        renderMessage={(props) => (
          <div style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '0.5rem' }}>
            <span aria-hidden="true">{props.grouped ? '' : '🙋'}</span>
            <ChatPanelMessage {...props} />
          </div>
        )}
      />
    </ChatPanelRoot>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Questions' })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Your question' })).toHaveValue('What is WebRTC?');
  },
};

/** What is typed stays until it can be sent. */
export const Disabled: Story = { args: { disabled: true } };
export const Korean: Story = { args: { messages: days, typing: ['민수'], onClose: fn() }, globals: { locale: 'ko' } };
export const Dark: Story = { args: { messages: days, typing: ['Ada'] }, globals: { theme: 'dark' } };
export const DarkFiles: Story = { args: { ...FilesAndPhotos.args }, globals: { theme: 'dark' } };
export const RightToLeft: Story = {
  args: {
    onClose: fn(),
    onAttach: fn(),
    messages: [
      { id: '1', name: 'ليلى', text: 'هل يرى الجميع الخطة؟ https://example.org/plan', at },
      { id: '2', name: 'You', own: true, text: 'نعم، شكرا!', at: at + 9000 },
      { id: '3', name: 'You', own: true, text: 'Yes, all of it.', at: at + 12_000 },
    ],
  },
  globals: { direction: 'rtl' },
};
