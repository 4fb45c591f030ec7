import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { CameraButton } from './CameraButton';
import { ChatButton } from './ChatButton';
import { ControlBar, type ControlBarProps } from './ControlBar';
import { DetailsButton } from './DetailsButton';
import { LeaveButton } from './LeaveButton';
import { MicrophoneButton } from './MicrophoneButton';
import { ScreenShareButton } from './ScreenShareButton';

const meta = {
  title: 'Components/ControlBar',
  component: ControlBar,
  subcomponents: {
    MicrophoneButton,
    CameraButton,
    ScreenShareButton,
    ChatButton,
    DetailsButton,
    LeaveButton,
  },
  argTypes: { children: { control: false } },
  render: (args) => <Working {...args} />,
} satisfies Meta<typeof ControlBar>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Every button does what it says, to nothing but itself. */
function Working(args: ControlBarProps) {
  const [microphone, setMicrophone] = useState(true);
  const [camera, setCamera] = useState(true);
  const [sharing, setSharing] = useState(false);
  const [chat, setChat] = useState(false);
  const [details, setDetails] = useState(false);
  return (
    <ControlBar {...args}>
      <MicrophoneButton status={microphone ? 'on' : 'muted'} onClick={() => setMicrophone(!microphone)} />
      <CameraButton status={camera ? 'on' : 'off'} onClick={() => setCamera(!camera)} />
      <ScreenShareButton status={sharing ? 'live' : 'idle'} onClick={() => setSharing(!sharing)} />
      <ChatButton open={chat} unread={chat ? 0 : 3} onClick={() => setChat(!chat)} />
      <DetailsButton open={details} onClick={() => setDetails(!details)} />
      <LeaveButton />
    </ControlBar>
  );
}

export const InACall: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('toolbar', { name: 'Call controls' })).toBeVisible();
    const microphone = canvas.getByRole('button', { name: 'Turn off microphone' });
    await userEvent.click(microphone);
    await expect(microphone).toHaveAccessibleName('Turn on microphone');
    await expect(microphone).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await expect(canvas.getByRole('button', { name: 'Turn on camera' })).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect(canvas.getByRole('button', { name: 'Leave call' })).toHaveFocus();
    await expect(canvas.getByRole('button', { name: 'Open chat' })).toHaveAccessibleDescription(
      '3 unread messages',
    );
  },
};

/** A camera that is starting, a microphone that failed, a screen that is shared. */
export const OtherStates: Story = {
  render: (args) => (
    <ControlBar {...args}>
      <MicrophoneButton status="failed" />
      <CameraButton status="starting" />
      <ScreenShareButton status="live" />
      <ChatButton open unread={0} />
      <DetailsButton open />
      <LeaveButton />
    </ControlBar>
  ),
};

export const Disabled: Story = {
  render: (args) => (
    <ControlBar {...args}>
      <MicrophoneButton status="off" disabled />
      <CameraButton status="off" disabled />
      <LeaveButton />
    </ControlBar>
  ),
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
