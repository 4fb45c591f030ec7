import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { CameraButton } from '../ControlBar/CameraButton';
import { ControlBar } from '../ControlBar/ControlBar';
import { LeaveButton } from '../ControlBar/LeaveButton';
import { MicrophoneButton } from '../ControlBar/MicrophoneButton';
import { en } from '../locales/en';
import { ko } from '../locales/ko';
import { LabelsProvider } from './LabelsProvider';

/**
 * The language of everything below it. A locale is a typed object, so one that lacks a string does not compile; a
 * component's own `labels` come before it.
 *
 * ```tsx
 * import { ko } from '@visavis/ui/locales/ko';
 *
 * <LabelsProvider labels={ko}>…</LabelsProvider>
 * ```
 */
const meta = {
  title: 'Components/LabelsProvider',
  component: LabelsProvider,
  args: { labels: en, children: null },
  argTypes: { labels: { control: false }, children: { control: false } },
  render: ({ labels }) => (
    <LabelsProvider labels={labels}>
      <ControlBar>
        <MicrophoneButton status="on" />
        <CameraButton status="on" />
        <LeaveButton labels={{ leave: 'Bye!' }} />
      </ControlBar>
    </LabelsProvider>
  ),
} satisfies Meta<typeof LabelsProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

export const English: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('toolbar', { name: en.controlBar.controls })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Bye!' })).toBeVisible();
  },
};

export const Korean: Story = {
  args: { labels: ko },
  globals: { locale: 'ko' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('toolbar', { name: ko.controlBar.controls })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Bye!' })).toBeVisible();
  },
};

export const Dark: Story = { ...English, globals: { theme: 'dark' } };
