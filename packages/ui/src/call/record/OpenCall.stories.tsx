import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { testRecord } from './model/testRecord';
import { OpenCall } from './OpenCall';

const meta = {
  title: 'Call/OpenCall',
  component: OpenCall,
  argTypes: { example: { control: false }, labels: { control: false } },
  decorators: [(Story) => <div style={{ maxInlineSize: '48rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof OpenCall>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing is opened yet. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Open a file of a call')).toBeVisible();
  },
};

/** With a call that is shown until a file is chosen. */
export const WithAnExample: Story = { args: { example: testRecord } };
