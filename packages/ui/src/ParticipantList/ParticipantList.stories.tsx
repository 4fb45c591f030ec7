import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { InviteLink } from '../InviteLink/InviteLink';
import { ParticipantList } from './ParticipantList';

/**
 * Everyone in the call by name. What `useRoom` lists fits; the local participant is told by `self`.
 *
 * ```tsx
 * <ParticipantList participants={[{ ...room.self, self: true }, ...room.participants]} />
 * ```
 */
const meta = {
  title: 'Components/ParticipantList',
  component: ParticipantList,
  args: {
    participants: [
      { id: 'me', name: 'Mina', self: true, role: 'host', microphone: 'on', cameraStatus: 'on' },
      { id: 'ada', name: 'Ada', microphone: 'muted', cameraStatus: 'on', handRaised: 1, status: 'connected' },
      { id: 'grace', name: 'Grace Hopper', microphone: 'off', cameraStatus: 'off', handRaised: 2, sharing: true },
      { id: 'linus', name: 'Linus', microphone: 'on', cameraStatus: 'off', status: 'reconnecting' },
      { id: 'nobody', name: '' },
    ],
  },
  argTypes: { children: { control: false }, heading: { control: 'text' } },
  decorators: [(Story) => <div style={{ maxInlineSize: '24rem' }}>{Story()}</div>],
} satisfies Meta<typeof ParticipantList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Everyone: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(5);
    await expect(canvas.getByText('Mina (you)')).toBeVisible();
  },
};

/** With an avatar, an action for each, and the link below. */
export const Slots: Story = {
  args: {
    participants: [
      { id: 'me', name: 'Mina', self: true, avatar: <span aria-hidden>🦊</span> },
      {
        id: 'ada',
        name: 'Ada',
        microphone: 'muted',
        avatar: <span aria-hidden>🐻</span>,
        actions: (
          <button type="button" className="visavis-button" onClick={fn()}>
            Mute
          </button>
        ),
      },
    ],
    children: <InviteLink link="https://example.com/r/tea" />,
  },
};

/** The longest name there is, without a place to break. */
export const LongName: Story = {
  args: { participants: [{ id: 'long', name: 'W'.repeat(64), microphone: 'off', cameraStatus: 'off', handRaised: true }] },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { globals: { theme: 'dark' } };
