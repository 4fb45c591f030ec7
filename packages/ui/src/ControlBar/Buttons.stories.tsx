import { useState, type ReactNode } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { CameraButton } from './CameraButton';
import { ChatButton } from './ChatButton';
import { ControlButton } from './ControlButton';
import { DetailsButton } from './DetailsButton';
import { LeaveButton } from './LeaveButton';
import { MicrophoneButton } from './MicrophoneButton';
import { ScreenShareButton } from './ScreenShareButton';
import type { TrackStatus } from './toggleState';

/** Each button of the bar in each of its states. They stand alone as well as in a `ControlBar`. */
const meta = { title: 'Components/ControlBar buttons' } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const trackStatuses: readonly TrackStatus[] = ['off', 'starting', 'on', 'muted', 'interrupted', 'failed'];
const onClick = fn();

function Row({ states }: { states: Readonly<Record<string, ReactNode>> }) {
  return (
    <ul className="story-swatches">
      {Object.entries(states).map(([state, button]) => (
        <li key={state} style={{ justifyItems: 'start', gap: '0.5rem' }}>
          {button}
          <code>{state}</code>
        </li>
      ))}
    </ul>
  );
}

export const Microphone: Story = {
  render: () => (
    <Row
      states={Object.fromEntries(
        trackStatuses.map((status) => [status, <MicrophoneButton key={status} status={status} onClick={onClick} />]),
      )}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button')).toHaveLength(trackStatuses.length);
    // One that is only starting can be turned off as well.
    const [starting, on] = canvas.getAllByRole('button', { name: 'Turn off microphone' });
    await expect(starting).toHaveAttribute('data-state', 'starting');
    await userEvent.click(on!);
    await expect(onClick).toHaveBeenCalled();
  },
};

export const Camera: Story = {
  render: () => (
    <Row
      states={Object.fromEntries(
        trackStatuses.map((status) => [status, <CameraButton key={status} status={status} onClick={onClick} />]),
      )}
    />
  ),
  play: async ({ canvas }) => {
    const states = canvas.getAllByRole('button').map((button) => button.dataset.state);
    // One that the system interrupts is still on; one that is muted gives no picture either.
    await expect(states).toEqual(['off', 'starting', 'on', 'off', 'on', 'failed']);
  },
};

export const ScreenShare: Story = {
  render: () => (
    <Row
      states={Object.fromEntries(
        (['idle', 'requesting', 'live', 'failed'] as const).map((status) => [
          status,
          <ScreenShareButton key={status} status={status} onClick={onClick} />,
        ]),
      )}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Stop sharing' })).toHaveAttribute('data-state', 'on');
  },
};

export const Others: Story = {
  render: () => (
    <Row
      states={{
        'chat closed': <ChatButton open={false} unread={0} onClick={onClick} />,
        '3 unread': <ChatButton open={false} unread={3} onClick={onClick} />,
        '120 unread': <ChatButton open={false} unread={120} onClick={onClick} />,
        'chat open': <ChatButton open unread={0} onClick={onClick} />,
        'details closed': <DetailsButton open={false} onClick={onClick} />,
        'details open': <DetailsButton open onClick={onClick} />,
        leave: <LeaveButton onClick={onClick} />,
        disabled: <LeaveButton disabled onClick={onClick} />,
      }}
    />
  ),
};

const subtitles = (
  <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M4 6h16v12H4ZM7 14h5M15 14h2" />
  </svg>
);

/** A button for what the others don't do, with a name and an icon of your own. */
export const CustomButton: Story = {
  render: function Render() {
    const [on, setOn] = useState(false);
    return (
      <ControlButton
        label={on ? 'Turn off subtitles' : 'Turn on subtitles'}
        control="subtitles"
        icon={subtitles}
        state={on ? 'on' : 'off'}
        onClick={() => setOn(!on)}
      />
    );
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Turn on subtitles' });
    await userEvent.click(button);
    await expect(button).toHaveAccessibleName('Turn off subtitles');
    await expect(button).toHaveFocus();
  },
};

/** The buttons take icons of your own, and more beside them, such as a word. */
export const CustomIcon: Story = {
  render: () => (
    <LeaveButton icon={<span aria-hidden="true">👋</span>} style={{ inlineSize: 'auto', paddingInline: '1rem', gridAutoFlow: 'column', gap: '0.5rem' }}>
      Leave
    </LeaveButton>
  ),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Leave call' });
    await expect(button).toHaveTextContent('👋Leave');
    await expect(button.querySelector('svg')).toBeNull();
  },
};

/** The words keep their contrast in the dark. */
export const CustomIconDark: Story = { ...CustomIcon, globals: { theme: 'dark' } };

export const Dark: Story = { ...Microphone, globals: { theme: 'dark' } };
