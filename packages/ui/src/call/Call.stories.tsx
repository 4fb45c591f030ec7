import { createTint } from '@visavis/hooks/testing';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { Call } from './Call';
import type { CallProps } from './CallProps';
import type { CallHeaderProps } from './CallHeader';
import { ko } from './locales/ko';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { ko as koLabels } from '../locales/ko';

const meta = {
  title: 'Call/Call',
  tags: ['needs-connection'],
  component: Call,
  args: { room: 'tea', onJoin: fn(), onLeave: fn(), onError: fn() },
  argTypes: {
    signaling: { control: false },
    connect: { control: false },
    effects: { control: false },
    iceServers: { control: false },
    parts: { control: false },
    labels: { control: false },
    brand: { control: false },
    lobby: { control: false },
    actions: { control: false },
  },
  parameters: { layout: 'fullscreen' },
  render: (args) => <InAHub {...args} />,
} satisfies Meta<typeof Call>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The call of somebody who is alone with a signaling server of this page. */
function InAHub(args: CallProps) {
  const [signaling] = useState(() => createMemoryHub().room('tea'));
  return <Call {...args} signaling={signaling} style={{ ...size, ...args.style }} />;
}

/** Custom properties are no part of React's type for `style`. */
const size = { '--visavis-call-size': '40rem' } as CallProps['style'];

/** It begins in the lobby, asks for a name, and shows how one looks and sounds. */
export const Whole: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Your name' })).toBeVisible();
  },
};

const green = createTint('rgb(0 120 60)', { name: 'green' });
const warm = createTint('rgb(255 140 0 / 0.3)', { name: 'warm' });
const backgrounds = [
  { id: 'story-warm', label: 'Warm light', processor: warm },
  { id: 'story-green', label: 'All green', processor: green },
];

/**
 * With backgrounds to choose, which are track processors: these lay a colour over the video; `backgroundBlur()` and the others of
 * `@visavis/effects` are given in the same way.
 */
export const WithBackgrounds: Story = {
  args: { effects: { backgrounds } },
  play: async ({ canvas }) => {
    const chosen = await canvas.findByRole('radio', { name: 'All green' });
    await userEvent.click(chosen);
    await expect(chosen).toBeChecked();
    await userEvent.click(canvas.getByRole('radio', { name: 'As it is' }));
    await expect(chosen).not.toBeChecked();
  },
};

/** Straight in, where the application knows who it is: two people, each with a browser of their own on this page. */
export const TwoPeople: Story = {
  args: { skipLobby: true, link: null },
  render: (args) => <Two {...args} />,
  play: async ({ canvas }) => {
    const [ada] = await canvas.findAllByRole('region');
    const tiles = within(await within(ada as HTMLElement).findByRole('list', { name: 'Participants' }));
    await expect(await tiles.findByRole('listitem', { name: /^Ben/ })).toBeVisible();
  },
};

/** Face to face on phones held upright: one fills the screen, the bars lie over it and fade until the next touch. */
export const FaceToFaceOnAPhone: Story = {
  ...TwoPeople,
  args: { skipLobby: true, link: null, style: { inlineSize: '24.375rem', marginInline: 'auto' } },
  play: async ({ canvas }) => {
    const [region] = await canvas.findAllByRole('region');
    const ada = within(region as HTMLElement);
    const self = await ada.findByRole('group', { name: 'Your video' });
    // Where nothing can hover, a touch shows the buttons.
    await userEvent.click(self);
    await userEvent.click(within(self).getByRole('button', { name: 'Swap the two videos' }));
    await expect(ada.getByRole('listitem', { name: 'Ada' })).toHaveAttribute('data-place', 'large');
    await userEvent.click(ada.getByRole('button', { name: 'Swap the two videos' }));
    await expect(ada.getByRole('listitem', { name: 'Ben' })).toHaveAttribute('data-place', 'large');
    await expect(ada.getByRole('toolbar', { name: 'Call controls' })).toBeVisible();
  },
};

function Two(args: CallProps) {
  const [[ada, ben]] = useState(() => {
    const hub = createMemoryHub();
    return [hub.room('tea', { role: 'host' }), hub.room('tea')];
  });
  return (
    <div className="story-columns">
      <Call {...args} signaling={ada} name="Ada" aria-label="Browser of Ada" style={{ ...size, ...args.style }} />
      <Call {...args} signaling={ben} name="Ben" aria-label="Browser of Ben" style={{ ...size, ...args.style }} />
    </div>
  );
}

/** After the call: in again, or on to what the application offers. */
export const AfterTheCall: Story = {
  args: { skipLobby: true, name: 'Ada', actions: <a href="#calendar">Back to the calendar</a> },
  play: async ({ args, canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Leave call' }));
    await expect(await canvas.findByRole('heading', { name: 'You left the call' })).toHaveFocus();
    await expect(args.onLeave).toHaveBeenCalledOnce();
  },
};

/** A header of the application's own in place of ours. */
export const OwnHeader: Story = {
  args: { skipLobby: true, name: 'Ada', parts: { Header: Consultation } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Consultation: tea' })).toBeVisible();
  },
};

function Consultation({ room, status }: CallHeaderProps) {
  return (
    <header>
      <h1>Consultation: {room}</h1>
      <p>{status === 'joined' ? 'The doctor will be with you in a moment.' : 'One moment…'}</p>
    </header>
  );
}

/** In Korean. */
export const Korean: Story = {
  args: { labels: ko },
  render: (args) => (
    <div lang="ko">
      <LabelsProvider labels={koLabels}>
        <InAHub {...args} />
      </LabelsProvider>
    </div>
  ),
};
