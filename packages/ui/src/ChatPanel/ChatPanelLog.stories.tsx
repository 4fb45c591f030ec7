import { useState, type ComponentType } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { ChatText, ChatTexts } from './chatMessage';
import { ChatPanelLog, type ChatPanelLogProps } from './ChatPanelLog';

/** Of both forms of its props, the one without files: Storybook can't tell them apart. */
type Props = ChatTexts & Omit<ChatPanelLogProps, keyof ChatTexts>;

const at = new Date().setHours(9, 41, 0, 0);

/** The messages of a `ChatPanel`, by themselves. */
const meta = {
  title: 'Components/ChatPanel log',
  component: ChatPanelLog as ComponentType<Props>,
  args: { messages: [] },
  decorators: [
    (Story) => (
      <div style={{ display: 'grid', gap: '0.5rem', blockSize: '30rem', maxInlineSize: '24rem', marginInline: 'auto', background: 'var(--visavis-surface)', color: 'var(--visavis-text)' }}>
        {Story()}
      </div>
    ),
  ],
} satisfies Meta<Props>;

export default meta;
type Story = StoryObj<typeof meta>;

const many: ChatText[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `m${index}`,
  name: index % 3 === 0 ? 'Ada Lovelace' : '홍길동',
  text: `Message ${index + 1} of 5,000`,
  at: at - (5000 - index) * 20_000,
}));

/** Five thousand messages, of which no more are rendered than the user has gone up to see. */
export const FiveThousand: Story = {
  args: { messages: many },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log', { name: 'Messages' });
    const rendered = () => log.querySelectorAll('.visavis-chat-message').length;
    await expect(within(log).getByText('Message 5000 of 5,000')).toBeVisible();
    await expect(rendered()).toBe(100);
    log.scrollTop = 0;
    await waitFor(() => expect(rendered()).toBe(200));
    const newest = await canvas.findByRole('button', { name: 'Jump to the newest' });
    await userEvent.click(newest);
    await waitFor(() => expect(rendered()).toBe(100));
  },
};

/** Messages that come while the user reads further up are marked, counted, and one press away. */
export const NewMessages: Story = {
  render: function Render() {
    const [count, setCount] = useState(40);
    return (
      <>
        <button type="button" className="visavis-button" onClick={() => setCount(count + 3)}>
          Three more
        </button>
        <ChatPanelLog messages={many.slice(0, count)} style={{ blockSize: '26rem' }} />
      </>
    );
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log', { name: 'Messages' });
    log.scrollTop = 200;
    await canvas.findByRole('button', { name: 'Jump to the newest' });
    await userEvent.click(canvas.getByRole('button', { name: 'Three more' }));
    await expect(await canvas.findByRole('button', { name: '3 new messages' })).toBeVisible();
    await expect(within(log).getByText('New messages')).toBeInTheDocument();
  },
};

export const Dark: Story = { ...NewMessages, globals: { theme: 'dark' } };
