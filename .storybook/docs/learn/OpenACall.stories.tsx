import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { OpenCall, readCallFile } from '@visavis/ui/call';
import { en } from '@visavis/ui/call/locales/en';
import { ko } from '@visavis/ui/call/locales/ko';
import text from './example.visavis-call.json?raw';

const meta = { title: 'Examples/Open a call', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const read = readCallFile(text);
const example = read.status === 'ok' ? read.call : undefined;

export const OpenACall: Story = {
  render: (_args, { globals }) => <OpenCall example={example} labels={globals.locale === 'ko' ? ko : en} />,
  play: async ({ canvas }) => {
    // The same path, restart and cause as in the call that was recorded.
    await expect(await canvas.findByText(/^Through a relay, over UDP$/)).toBeVisible();
    await expect(canvas.getAllByText(/^ICE restart with Ben: nothing arrived any more/)[0]).toBeVisible();
    await expect(canvas.getAllByRole('row', { name: /^Ben, ICE restart/ })[0]).toBeVisible();
  },
};
