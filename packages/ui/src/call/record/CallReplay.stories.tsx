import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { testRecord } from './model/testRecord';
import { ko } from '../locales/ko';
import { CallReplay } from './CallReplay';

/**
 * A recorded call at a point of time. `readCallFile` reads one from the text of a `.visavis-call.json` file, which the details of
 * a call save, and so does the page after it.
 */
const meta = {
  title: 'Call/CallReplay',
  component: CallReplay,
  args: { record: testRecord },
  argTypes: { record: { control: false }, labels: { control: false } },
  decorators: [(Story) => <div style={{ maxInlineSize: '48rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof CallReplay>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A minute with a change of networks: the path goes over a relay from then on. */
export const ChangeOfNetworks: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/ICE restart with Ben: the network came back/)).toBeVisible();
    const [offer] = await canvas.findAllByText('Offer');
    await userEvent.click(offer!);
    await expect(await canvas.findByText('Audio, sends and receives, opus')).toBeVisible();
    await userEvent.click((await canvas.findAllByRole('button', { name: 'Explain each line' }))[0]!);
    await expect(await canvas.findByText(/who has another one is somebody else/)).toBeVisible();
  },
};

export const Korean: Story = { args: { labels: ko }, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
